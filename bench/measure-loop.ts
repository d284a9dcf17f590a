import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ListPipelineExecutionStepsCommand } from "@aws-sdk/client-sagemaker";
import { createObserver } from "../local/demo/create-observer.ts";
import { createWorkCopy } from "../local/demo/work-copy.ts";
import { createRecorder, type Recorder } from "./create-recorder.ts";
import { measureApproval } from "./measure-approval.ts";
import { measureInvoker } from "./measure-invoker.ts";
import { openBenchSystem } from "./open-bench-system.ts";
import type { Row } from "./print-table.ts";
import { reconciled } from "./reconciled.ts";

const EXAMPLE = new URL("../examples/breast-cancer/", import.meta.url).pathname;
const PIPELINE = "breast-cancer";
const GROUP = "breast-cancer-classifier";

const rowOf = (recorder: Recorder, name: string): Row => ({
  name,
  value: `${recorder.aws("-webhook")} + ${recorder.aws("-reconcile")} AWS`,
  against: `(webhook + reconcile), ${recorder.github()} GitHub`,
});

/** What a push, a run and an invocation cost, counted and timed over the whole local system. */
export const measureLoop = async (): Promise<
  readonly { readonly title: string; readonly rows: readonly Row[] }[]
> => {
  const recorder = createRecorder();
  const { folder, system, close } = await openBenchSystem(recorder.observe);
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
    const approval = await measureApproval(system, recorder, {
      group: GROUP,
      decide: () => observer.decide(GROUP, version, "Approved", () => {}),
    });
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
      { title: "An approval", rows: approval },
      { title: "An invocation", rows: await measureInvoker(system, recorder, GROUP) },
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
    await close();
  }
};
