import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { anExampleRun, type ExampleRun } from "../../builders/an-example-run.ts";
import { packArtifact } from "../../builders/pack-artifact.ts";

type Metrics = Readonly<Record<string, { readonly value: number }>>;
type Prediction = { readonly label: string; readonly probability: number };

const EXAMPLE = join(import.meta.dirname, "../../../examples/breast-cancer");
const source = join(EXAMPLE, "model");
const SERVE = `import sys, inference
body = open(sys.argv[1], "rb").read()
model = inference.model_fn("../model")
answer = inference.output_fn(inference.predict_fn(inference.input_fn(body, sys.argv[2]), model), sys.argv[3])
print(answer[0], end="")`;

// Python starts several times, on a machine that may be busy.
const preprocess = (seed = "7"): Promise<ExampleRun> =>
  anExampleRun({ source, command: ["-m", "preprocess", "preprocess.py"], environment: { SPLIT_SEED: seed } });

const train = (data: string, epochs: number): Promise<ExampleRun> =>
  anExampleRun({
    source,
    command: ["train.py", "--epochs", `${epochs}`, "--l2", "0.001", "--learning-rate", "0.5"],
    inputs: { "input/data/preprocess-train": data },
  });

const evaluate = async (data: string, trained: ExampleRun): Promise<Metrics> => {
  const { read } = await anExampleRun({
    source,
    command: ["-m", "evaluate", "evaluate.py"],
    inputs: {
      "processing/input/preprocess-train": data,
      "processing/input/train-train/model.tar.gz": await packArtifact(trained.base),
    },
  });
  return JSON.parse(await read("processing/output/model_evaluation_metrics.json"))
    .binary_classification_metrics;
};

const rowsOf = (text: string): string[] => text.trim().split(/\r?\n/);

describe("the breast-cancer example", () => {
  let prepared: ExampleRun;
  let data = "";
  let trained: ExampleRun;
  beforeAll(async () => {
    prepared = await preprocess();
    data = join(prepared.base, "processing/output/train");
    trained = await train(data, 300);
  });

  const serve = async (sample: string, content: string, accept: string): Promise<string> =>
    (
      await anExampleRun({
        // The artifact's own code, and nothing else of the example.
        source: join(trained.base, "model/code"),
        inputs: { model: join(trained.base, "model") },
        command: ["-c", SERVE, sample, content, accept],
      })
    ).printed;

  it("ships the data whose checksum its licence tells", async () => {
    const bytes = await readFile(join(source, "data/breast_cancer.csv"));
    const licence = await readFile(join(source, "data/LICENSE.md"), "utf8");
    expect(licence).toContain(createHash("sha256").update(bytes).digest("hex"));
  });

  it("holds out a fifth of each class, the same every time, another with another seed", async () => {
    const parts = async ({ read }: ExampleRun) => ({
      train: rowsOf(await read("processing/output/train/train/rows.csv")),
      test: rowsOf(await read("processing/output/train/test/rows.csv")),
    });
    const first = await parts(prepared);
    expect([first.train.length, first.test.length]).toEqual([456, 113]);
    expect(first.test.filter((row) => row.endsWith(",1"))).toHaveLength(42);
    expect(await parts(await preprocess())).toEqual(first);
    expect((await parts(await preprocess("8"))).test).not.toEqual(first.test);
  });

  it("standardises by the training part alone", async () => {
    const rows = rowsOf(await prepared.read("processing/output/train/train/rows.csv")).map((row) =>
      row.split(",").map(Number),
    );
    const column = rows.map(([value = 0]) => value);
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
    expect(mean).toBeCloseTo(0, 9);
    expect(variance).toBeCloseTo(1, 9);
  });

  it("learns to tell most held-out rows, and reports how well", async () => {
    const metrics = await evaluate(data, trained);
    expect(Object.keys(metrics)).toEqual(
      expect.arrayContaining(["accuracy", "precision", "recall", "f1", "auc"]),
    );
    for (const name of ["accuracy", "precision", "recall", "f1", "auc"]) {
      expect(metrics[name]?.value).toBeGreaterThan(0.9);
      expect(metrics[name]?.value).toBeLessThanOrEqual(1);
    }
  });

  it("obeys its hyperparameters: a model that was not trained knows nothing", async () => {
    const metrics = await evaluate(data, await train(data, 0));
    expect(metrics.auc?.value).toBe(0.5);
    expect(metrics.accuracy?.value).toBeLessThan(0.5);
  });

  it.each(["malignant", "benign"])("serves the %s samples from the artifact alone", async (label) => {
    const sample = join(EXAMPLE, "samples", `${label}.csv`);
    const { predictions } = JSON.parse(await serve(sample, "text/csv", "application/json")) as {
      predictions: Prediction[];
    };
    expect(predictions.map((one) => one.label)).toEqual([label, label]);
    for (const { probability } of predictions) expect(probability > 0.5).toBe(label === "malignant");
    const csv = await serve(sample, "text/csv; charset=utf-8", "text/csv");
    expect(rowsOf(csv)).toEqual(predictions.map((one) => `${one.label},${one.probability}`));
  });

  it("has samples that training did not see", async () => {
    const raw = rowsOf(await readFile(join(source, "data/breast_cancer.csv"), "utf8"));
    const heldOut = rowsOf(await prepared.read("processing/output/train/test/rows.csv")).map((row) =>
      row.split(",").slice(0, -1).map(Number).join(),
    );
    for (const label of ["malignant", "benign"])
      for (const row of rowsOf(await readFile(join(EXAMPLE, "samples", `${label}.csv`), "utf8"))) {
        expect(raw).toContain(`${row},${label === "malignant" ? 0 : 1}`);
        expect(heldOut).toContain(row.split(",").map(Number).join());
      }
  });

  it("refuses rows of another length and content of another type, saying what it wants", async () => {
    const short = join(trained.base, "short.csv");
    await writeFile(short, "1,2,3\n");
    await expect(serve(short, "text/csv", "*/*")).rejects.toThrow("a row has 30 features, not 3");
    await expect(serve(short, "text/yaml", "*/*")).rejects.toThrow("content type text/yaml is not supported");
  });
});
