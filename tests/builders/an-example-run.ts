import { execFile } from "node:child_process";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { aFolder } from "./a-folder.ts";

const run = promisify(execFile);

export type ExampleRun = {
  /** Where the step's job finds and leaves everything: SageMaker's `/opt/ml`. */
  readonly base: string;
  readonly printed: string;
  read(path: string): Promise<string>;
};

export type ExampleStep = {
  /** The source directory, copied as a code package would be unpacked. */
  readonly source: string;
  /** The interpreter's arguments. */
  readonly command: readonly string[];
  readonly python?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What other steps left, by where this step's job finds it below its base. */
  readonly inputs?: Readonly<Record<string, string>>;
};

/** Runs one step of an example as its job would be run, in a base folder of its own. */
export const anExampleRun = async ({
  source,
  command,
  python,
  environment,
  inputs,
}: ExampleStep): Promise<ExampleRun> => {
  const base = await aFolder("example");
  const code = join(base, "code");
  await cp(source, code, { recursive: true, filter: (path) => !path.includes("__pycache__") });
  for (const [to, from] of Object.entries(inputs ?? {})) await cp(from, join(base, to), { recursive: true });
  await mkdir(join(base, "model"), { recursive: true });
  const { stdout } = await run(python ?? "python3", [...command], {
    cwd: code,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", SAGEMAKER_BASE_DIR: base, ...environment },
  });
  return { base, printed: stdout, read: (path) => readFile(join(base, path), "utf8") };
};
