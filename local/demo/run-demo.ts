import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SystemOptions } from "../system/parse-options.ts";
import { type LocalSystem, startSystem } from "../system/start-system.ts";
import { createInvoker, type Prediction } from "./create-invoker.ts";
import { createObserver, type Observer } from "./create-observer.ts";
import { createStages, type Stages } from "./stages.ts";
import { createWorkCopy, type WorkCopy } from "./work-copy.ts";

export type DemoOptions = Pick<SystemOptions, "state" | "python" | "sandbox"> & {
  readonly print: (line: string) => void;
};

const EXAMPLE = new URL("../../examples/breast-cancer/", import.meta.url).pathname;
const REPOSITORY = { owner: "acme", name: "breast-cancer" };
const PIPELINE = "breast-cancer";
const GROUP = "breast-cancer-classifier";

type Demo = {
  readonly stages: Stages;
  readonly system: LocalSystem;
  readonly observer: Observer;
  readonly copy: WorkCopy;
};

const show = ({ group, version, commit, answer }: Prediction): string =>
  `${answer.trim().replace(/\s+/g, " ")}   ← ${group} version ${version}, commit ${commit.slice(0, 10)}`;

/** Pushes, watches the training and approves what it registered; gives the version. */
const trainAndApprove = async ({ stages, observer, copy }: Demo, message: string): Promise<number> => {
  const commit = await stages.run(`git push: ${message}`, async (say) => {
    const pushed = await copy.push(message);
    say(`commit ${pushed.slice(0, 10)} is on main`);
    return pushed;
  });
  await stages.run("the webhook's push upserts the pipeline and starts it", async (say) =>
    say(await observer.execution(PIPELINE, commit)),
  );
  await stages.run("SageMaker runs the steps", (say) => observer.steps(PIPELINE, commit, say));
  const version = await stages.run("the registry holds the model, awaiting approval", (say) =>
    observer.pending(GROUP, commit, say),
  );
  await stages.run(`approve version ${version}, as SageMaker Studio would`, (say) =>
    observer.decide(GROUP, version, "Approved", say),
  );
  await stages.run("the artifact appears below the multi-model prefix", async (say) =>
    say(await observer.artifact(GROUP, version)),
  );
  return version;
};

const predict = async ({ stages, system }: Demo, version: number, title: string): Promise<void> => {
  const invoke = createInvoker(system.invokerUrl, system.credentials);
  await stages.run(title, async (say) => {
    for (const sample of ["malignant", "benign"]) {
      const rows = await readFile(join(EXAMPLE, "samples", `${sample}.csv`));
      say(`${sample.padEnd(9)} → ${show(await invoke(GROUP, rows, version))}`);
    }
  });
};

const changeHyperparameter = async ({ copy }: Demo): Promise<void> => {
  const path = join(copy.folder, "conf", "conf.yaml");
  const text = await readFile(path, "utf8");
  const changed = text.replace(/^(\s+epochs:\s*)\d+/m, "$150");
  if (changed === text) throw new Error(`${path} has no hyperparameter "epochs" to change`);
  await writeFile(path, changed);
};

/** The whole loop, told as it happens: push, train, approve, serve; then a second version, and back. */
export const runDemo = async ({ state, python, sandbox, print }: DemoOptions): Promise<void> => {
  const stages = createStages(print, () => performance.now());
  const system = await stages.run(
    "start git, SageMaker, Lambda, S3, DynamoDB and EventBridge on this machine",
    async (say) => {
      const started = await startSystem({
        port: 0,
        state: join(state, "system"),
        python,
        sandbox,
        reset: true,
        print: say,
        // Whoever tries this out has a laptop that does other things too.
        patience: 10,
      });
      say(`listening on ${started.url}`);
      return started;
    },
  );
  try {
    const copy = await stages.run("create a bare repository from examples/breast-cancer", async (say) => {
      const { remote } = await system.createRepository(REPOSITORY);
      say(remote);
      return createWorkCopy(EXAMPLE, join(state, "work"), remote);
    });
    const demo = { stages, system, copy, observer: createObserver(system) };

    const first = await trainAndApprove(demo, "Train the first model");
    await predict(demo, first, "POST rows to the invoker");

    await changeHyperparameter(demo);
    const second = await trainAndApprove(demo, "Train for fewer epochs");
    await predict(demo, second, "POST the same rows: the new version answers");

    await stages.run(`reject version ${second}`, (say) =>
      demo.observer.decide(GROUP, second, "Rejected", say),
    );
    await predict(demo, first, "POST the same rows: the first version answers again");
  } finally {
    await stages.run("stop everything", async () => system.close());
  }
  print("\n✓ pushed, trained, approved, served, rolled back");
};
