import { afterEach, describe, expect, it } from "@jest/globals";
import { aHosting, type TestHosting } from "../../../../builders/a-hosting.ts";

// Real processes start here, which a busy machine takes its time for.
type Files = Readonly<Record<string, string>>;

const echo = "def model_fn(model_dir): return None\ndef predict_fn(data, model): return data\n";
const saysWhere = (where: string): string =>
  `def model_fn(model_dir): return "${where}"\ndef predict_fn(data, model): return model\n`;

/** An NPY file as numpy writes it: version 1.0, a header padded to 128 bytes. */
const npy = (descr: string, shape: string, body: Buffer, order = "False"): Uint8Array => {
  const header = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`.padEnd(117);
  return Buffer.concat([
    Buffer.from("\x93NUMPY\x01\x00\x76\x00", "latin1"),
    Buffer.from(`${header}\n`),
    body,
  ]);
};

const float64 = (...numbers: number[]): Buffer => {
  const body = Buffer.alloc(numbers.length * 8);
  numbers.forEach((number, index) => {
    body.writeDoubleLE(number, index * 8);
  });
  return body;
};

describe("an inference script", () => {
  let hosting: TestHosting;
  afterEach(() => hosting.close());

  const serve = async (files: Files, Environment: Record<string, string> = {}) => {
    hosting = await aHosting();
    await hosting.putModel("models/m.tar.gz", files);
    return hosting.deploy({ ModelDataUrl: "s3://models/m.tar.gz", Environment });
  };
  const ask = (ContentType: string, Body: string | Uint8Array, Accept?: string) =>
    hosting.invoke({ ContentType, Body, ...(Accept !== undefined && { Accept }) });

  it("gets the default formats decoded and its predictions encoded", async () => {
    await serve({ "code/inference.py": echo });
    const json = async (type: string, body: string | Uint8Array) =>
      JSON.parse((await ask(type, body, "*/*")).text);
    expect(await json("application/json", '{"a": [1, null]}')).toEqual({ a: [1, null] });
    expect(await json("application/jsonlines", "[1, 2]\n\n[3, 4]\n")).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await json("text/csv", "1,2.5\n3,4\n")).toEqual([
      [1, 2.5],
      [3, 4],
    ]);
    expect(await json("text/csv; charset=utf-8", "1,2,3")).toEqual([1, 2, 3]);
    expect(await json("text/csv", "1\n2\n")).toEqual([1, 2]);
    expect(await json("application/x-npy", npy("<f8", "(2, 2)", float64(1, 2, 3, 4)))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await json("application/x-npy", npy("<f8", "(2, 2)", float64(1, 2, 3, 4), "True"))).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(await json("application/x-npy", npy(">i2", "(3,)", Buffer.from([0, 1, 1, 0, 255, 255])))).toEqual([
      1, 256, -1,
    ]);
    expect(await json("application/x-npy", npy("|b1", "()", Buffer.from([1])))).toBe(true);
  });

  it("answers in the format that is accepted", async () => {
    await serve({ "code/inference.py": echo });
    expect(await ask("text/csv", "1,2\n3,4\n", "text/csv")).toMatchObject({
      text: "1.0,2.0\n3.0,4.0\n",
      contentType: "text/csv",
    });
    const lines = await ask("application/json", "[[1, 2], [3, 4]]", "application/jsonlines");
    expect(lines).toMatchObject({ text: "[1, 2]\n[3, 4]\n", contentType: "application/jsonlines" });
    const binary = await ask("application/json", "[[1.5, 2], [3, 4]]", "application/x-npy");
    expect(Buffer.from(binary.bytes)).toEqual(npy("<f8", "(2, 2)", float64(1.5, 2, 3, 4)));
  });

  it("answers 415 for what it cannot read and 406 for what it cannot write", async () => {
    await serve({ "code/inference.py": echo });
    await expect(ask("image/png", "x")).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 415,
    });
    await expect(ask("application/json", "1", "image/png")).rejects.toMatchObject({
      OriginalStatusCode: 406,
    });
    await expect(ask("application/json", "{broken")).rejects.toMatchObject({ OriginalStatusCode: 500 });
    await expect(ask("application/x-npy", "x")).rejects.toMatchObject({ OriginalStatusCode: 500 });
  });

  it("gets bytes untouched, their type, what is accepted, and the caller's attributes", async () => {
    await serve({
      "code/inference.py": `
def model_fn(model_dir): return model_dir
def input_fn(body, content_type): return [type(body).__name__, list(body), content_type]
def predict_fn(data, model): return data
def output_fn(prediction, accept, context):
    told = context.get_request_header(0, "X-Amzn-SageMaker-Custom-Attributes")
    context.set_response_header(0, "X-Amzn-SageMaker-Custom-Attributes", told + "!")
    return repr(prediction), "text/x-python"
`,
    });
    const { InvokeEndpointCommand } = await import("@aws-sdk/client-sagemaker-runtime");
    const answer = await hosting.runtime.send(
      new InvokeEndpointCommand({
        EndpointName: "live",
        ContentType: "application/x-own",
        Body: Uint8Array.of(0, 255, 13, 10),
        CustomAttributes: "trace=7",
      }),
    );
    expect(Buffer.from(answer.Body).toString()).toBe("['bytes', [0, 255, 13, 10], 'application/x-own']");
    expect(answer).toMatchObject({ ContentType: "text/x-python", CustomAttributes: "trace=7!" });
  });

  it("may do everything in transform_fn", async () => {
    await serve({
      "code/inference.py":
        "def model_fn(d): return 2\ndef transform_fn(model, body, content_type, accept): return body.upper(), content_type\n",
    });
    expect(await ask("text/csv", "abc")).toMatchObject({ text: "ABC", contentType: "text/csv" });
  });

  it("needs no predict_fn for a model that can predict", async () => {
    await serve({
      "code/inference.py":
        "class Doubler:\n    def predict(self, data): return [2 * x for x in data]\ndef model_fn(d): return Doubler()\n",
    });
    expect((await ask("text/csv", "1,2,3")).text).toBe("[2.0, 4.0, 6.0]");
  });

  it.each<[string, Record<string, string>, Files]>([
    [
      "a path",
      { SAGEMAKER_PROGRAM: "serving/run.py" },
      { "code/serving/run.py": "from shared import *\n", "code/shared.py": saysWhere("here") },
    ],
    [
      "a dotted module",
      { SAGEMAKER_PROGRAM: "transform.transform" },
      { "code/transform/transform.py": saysWhere("here") },
    ],
    ["a package", { SAGEMAKER_PROGRAM: "serving" }, { "code/serving/__init__.py": saysWhere("here") }],
    [
      "a path in the artifact",
      { SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/src" },
      { "src/inference.py": saysWhere("here") },
    ],
  ])("is found by %s", async (_, environment, files) => {
    await serve(files, environment);
    expect((await ask("application/json", "1")).text).toBe('"here"');
  });

  it("may lie in S3 apart from the artifact, whose own script comes first", async () => {
    hosting = await aHosting();
    await hosting.putModel("code/source.tar.gz", { "inference.py": saysWhere("source") });
    await hosting.putModel("models/live/bare", { weights: "w" });
    await hosting.putModel("models/live/full", { "code/inference.py": saysWhere("artifact") });
    const Environment = {
      SAGEMAKER_SUBMIT_DIRECTORY: "s3://code/source.tar.gz",
      SAGEMAKER_PROGRAM: "inference.py",
    };
    await hosting.deploy({ Mode: "MultiModel", ModelDataUrl: "s3://models/live", Environment });
    expect((await hosting.invoke({ TargetModel: "bare", Body: "1" })).text).toBe('"source"');
    expect((await hosting.invoke({ TargetModel: "full", Body: "1" })).text).toBe('"artifact"');
  });

  it("sees the model's environment and the local AWS, and nothing of the host's", async () => {
    process.env.SECRET_OF_THE_HOST = "s3cr3t";
    await serve(
      {
        "code/inference.py":
          "import os\ndef model_fn(d): return d\ndef predict_fn(data, model): return dict(os.environ, cwd=os.getcwd(), model=model)\n",
      },
      { OWN: "yes" },
    );
    const environment = JSON.parse((await ask("application/json", "1")).text);
    expect(environment).toMatchObject({
      OWN: "yes",
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      AWS_REGION: "us-east-1",
    });
    expect(environment.model).toBe(environment.cwd);
    expect(environment.SM_MODEL_DIR).toBe(environment.model);
    expect(environment).not.toHaveProperty("SECRET_OF_THE_HOST");
    delete process.env.SECRET_OF_THE_HOST;
  });

  it("prints to the endpoint's log, tracebacks included", async () => {
    await serve({
      "code/inference.py":
        'print("model is here")\ndef model_fn(d): pass\ndef predict_fn(data, model): raise KeyError("age")\n',
    });
    await expect(ask("application/json", "1")).rejects.toMatchObject({ name: "ModelError" });
    const { readFile } = await import("node:fs/promises");
    const log = await readFile(
      `${hosting.folder}/logs/aws/sagemaker/Endpoints/live/AllTraffic/instance-1.log`,
      "utf8",
    );
    expect(log).toMatch(/model is here.*Traceback.*KeyError: 'age'/s);
  });

  it.each<[string, Files, string]>([
    ["has no model_fn", { "code/inference.py": "" }, "Please provide a model_fn implementation."],
    ["is missing", { weights: "w" }, 'no inference script "inference.py"'],
    ["exits", { "code/inference.py": 'import sys\nsys.exit("no licence")' }, "no licence"],
    [
      "mixes both ways",
      { "code/inference.py": `${echo}def transform_fn(m, b, c, a): pass\n` },
      "Cannot use transform_fn",
    ],
    [
      "has requirements that cannot be met",
      { "code/inference.py": echo, "code/requirements.txt": "--no-index\nno-such-package==1\n" },
      "no-such-package",
    ],
  ])("that %s fails its endpoint, which says why", async (_, files, reason) => {
    const endpoint = await serve(files);
    expect(endpoint).toMatchObject({
      EndpointStatus: "Failed",
      FailureReason: expect.stringContaining(reason),
    });
  });
});
