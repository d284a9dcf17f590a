import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { ListPipelineExecutionStepsCommand } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { AwsClient } from "aws4fetch";
import { createObserver } from "../local/demo/create-observer.ts";
import { createWorkCopy } from "../local/demo/work-copy.ts";
import { type LocalSystem, startSystem } from "../local/system/start-system.ts";
import { waitFor } from "../local/system/wait-for.ts";
import { createRecorder, type Recorder } from "./create-recorder.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./print-table.ts";
import { reconciled } from "./reconciled.ts";

const EXAMPLE = new URL("../examples/breast-cancer/", import.meta.url).pathname;
const PIPELINE = "breast-cancer";
const GROUP = "breast-cancer-classifier";
const INVOCATIONS = 400;

const rowOf = (recorder: Recorder, name: string): Row => ({
  name,
  value: `${recorder.aws("-webhook")} + ${recorder.aws("-reconcile")} AWS`,
  against: `(webhook + reconcile), ${recorder.github()} GitHub`,
});

const timeEach = async (invoke: () => Promise<void>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let index = 0; index < INVOCATIONS; index += 1) {
    const from = performance.now();
    await invoke();
    times.push(performance.now() - from);
  }
  return times;
};

const measureInvoker = async (system: LocalSystem, recorder: Recorder): Promise<readonly Row[]> => {
  const rows = await readFile(join(EXAMPLE, "samples", "benign.csv"));
  const { Contents = [] } = await system.s3.send(
    new ListObjectsV2Command({ Bucket: system.bucket, Prefix: `${system.modelPrefix}/${GROUP}/` }),
  );
  const target = Contents[0]?.Key?.slice(system.modelPrefix.length + 1);
  const runtime = new SageMakerRuntimeClient({
    endpoint: system.url,
    region: system.region,
    credentials: system.credentials,
  });
  const signer = new AwsClient({
    ...system.credentials,
    service: "lambda",
    region: system.region,
    retries: 0,
  });
  const direct = async (): Promise<void> => {
    await runtime.send(
      new InvokeEndpointCommand({
        EndpointName: system.outputs.EndpointName,
        TargetModel: target,
        ContentType: "text/csv",
        Body: rows,
      }),
    );
  };
  const routed = async (): Promise<void> => {
    const response = await signer.fetch(`${system.invokerUrl}models/${GROUP}/invocations`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: rows.toString("utf8"),
    });
    if (response.status !== 200)
      throw new Error(`the invoker answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  await waitFor(
    "an answer",
    () =>
      routed().then(
        () => true,
        () => undefined,
      ),
    { seconds: 30 },
  );
  await timeEach(direct);
  recorder.reset();
  const through = await timeEach(routed);
  const outgoing = recorder.count(({ caller }) => caller?.endsWith("-invoker") ?? false);
  const straight = await timeEach(direct);
  const compare = (share: number): string =>
    `${(percentile(through, share) / percentile(straight, share)).toFixed(2)}× a direct InvokeEndpoint (${percentile(straight, share).toFixed(2)} ms)`;
  return [
    { name: "p50", value: `${percentile(through, 0.5).toFixed(2)} ms`, against: compare(0.5) },
    { name: "p99", value: `${percentile(through, 0.99).toFixed(2)} ms`, against: compare(0.99) },
    {
      name: "outgoing calls per invocation",
      value: (outgoing / INVOCATIONS).toFixed(2),
      against: "1 and the routes' refreshes",
    },
  ];
};

/** What a push, a run and an invocation cost, counted and timed over the whole local system. */
export const measureLoop = async (): Promise<
  readonly { readonly title: string; readonly rows: readonly Row[] }[]
> => {
  const folder = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  const recorder = createRecorder();
  const options = {
    port: 0,
    state: join(folder, "system"),
    python: "python3",
    sandbox: "auto",
    reset: true,
  } as const;
  const system = await startSystem({ ...options, print: () => {}, observe: recorder.observe });
  try {
    const { remote } = await system.createRepository({ owner: "acme", name: "breast-cancer" });
    const copy = await createWorkCopy(EXAMPLE, join(folder, "work"), remote);
    const observer = createObserver(system);
    const calls: Row[] = [];
    const push = async (name: string, message: string): Promise<string> => {
      recorder.reset();
      const commit = await copy.push(message);
      await reconciled(system, commit);
      calls.push(rowOf(recorder, name));
      return commit;
    };

    const first = await push("first push (cold secrets, code uploaded)", "first");
    const arn = await observer.execution(PIPELINE, first);
    await observer.steps(PIPELINE, first, () => {});
    const version = await observer.pending(GROUP, first, () => {});
    await observer.decide(GROUP, version, "Approved", () => {});
    await observer.artifact(GROUP, version);

    await appendFile(join(copy.folder, "README.md"), "\nA word more.\n");
    await push("documentation only", "docs");
    const conf = join(copy.folder, "conf", "conf.yaml");
    await writeFile(conf, (await readFile(conf, "utf8")).replace(/^(\s+epochs:\s*)\d+/m, "$1120"));
    await push("a hyperparameter", "epochs");

    const { PipelineExecutionSteps: steps = [] } = await system.sagemaker.send(
      new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn }),
    );
    const times = steps.flatMap(({ StartTime, EndTime }) =>
      StartTime && EndTime ? [{ from: StartTime.getTime(), to: EndTime.getTime() }] : [],
    );
    const wall = Math.max(...times.map(({ to }) => to)) - Math.min(...times.map(({ from }) => from));
    const path = times.reduce((sum, { from, to }) => sum + to - from, 0);
    return [
      { title: "Calls of a push", rows: calls },
      { title: "An invocation", rows: await measureInvoker(system, recorder) },
      {
        title: "A run of four steps, each after the other",
        rows: [
          {
            name: "wall time",
            value: `${wall} ms`,
            against: `${(wall / path).toFixed(2)}× the steps' own ${path} ms`,
          },
        ],
      },
    ];
  } finally {
    await system.close();
    await rm(folder, { recursive: true, force: true });
  }
};
