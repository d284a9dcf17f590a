import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createWorkCopy } from "../local/demo/work-copy.ts";
import { createRecorder } from "./create-recorder.ts";
import { openBenchSystem } from "./open-bench-system.ts";
import type { Row } from "./print-table.ts";
import { reconciled } from "./reconciled.ts";
import { registerModels } from "./register-models.ts";

const SCALES = [10, 10_000];

const conf = (epochs: number): string => `conf:
  models:
    fraud:
      source_directory: model
      train:
        image_uri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3
        entry_point: train.py
        hyperparams:
          epochs: ${epochs}
  sagemakerPipeline:
    pipelineName: fraud
    models:
      fraud:
        steps:
          - step_name: train
            step_class: Training
`;

const writeRepository = async (folder: string): Promise<void> => {
  for (const name of ["conf", "model"]) await mkdir(join(folder, name), { recursive: true });
  // No run: its end would be counted with whatever is pushed then.
  await writeFile(join(folder, ".slipway.yaml"), "start: manual\n");
  await writeFile(join(folder, "conf", "conf.yaml"), conf(1));
  await writeFile(join(folder, "model", "train.py"), "print('training')\n");
  await writeFile(join(folder, "README.md"), "Fraud\n");
};

/** What pushes of each kind call, in an installation that knows ten models and in one that knows ten thousand. */
export const measurePushes = async (): Promise<readonly Row[]> => {
  const recorder = createRecorder();
  const { folder, system, close } = await openBenchSystem(recorder.observe);
  const rows: Row[] = [];
  try {
    const { remote } = await system.createRepository({ owner: "acme", name: "fraud" });
    await writeRepository(join(folder, "from"));
    const copy = await createWorkCopy(join(folder, "from"), join(folder, "work"), remote);
    const push = async (name: string): Promise<void> => {
      recorder.reset();
      await reconciled(system, await copy.push(name));
      const [aws, github, writes] = [
        recorder.aws("-reconcile"),
        recorder.github(),
        recorder.writes("-reconcile"),
      ];
      rows.push({
        name,
        value: `${github} GitHub + ${aws} AWS`,
        against: `of which ${writes} write; ${recorder.aws("-webhook")} more AWS to receive it`,
      });
    };
    await push("first push (cold: secrets are read)");
    let known = 0;
    for (const scale of SCALES) {
      await registerModels(system, known, scale - known);
      known = scale;
      const beside = `beside ${scale.toLocaleString("en")} models`;
      await appendFile(join(copy.folder, "README.md"), "A word more.\n");
      await push(`documentation only, ${beside}`);
      await writeFile(join(copy.folder, "conf", "conf.yaml"), conf(scale));
      await push(`a hyperparameter, ${beside}`);
      await appendFile(join(copy.folder, "model", "train.py"), `print(${scale})\n`);
      await push(`training code, ${beside}`);
    }
    return rows;
  } finally {
    await close();
  }
};
