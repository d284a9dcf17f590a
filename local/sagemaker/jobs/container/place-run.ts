import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContainerRun } from "./container-run.ts";
import { jobEnvironment } from "./job-environment.ts";
import type { Interpreter } from "./probe-python.ts";
import { relocate } from "./relocate.ts";
import { sandboxCommand, sandboxCommands } from "./sandbox-command.ts";
import { scriptFolder, scriptPath } from "./script-path.ts";

/** A process to start. */
export type PlacedRun = {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

export type Place = {
  readonly region: string;
  readonly endpointUrl: string;
  readonly interpreter: Interpreter;
  /** Holds the environments that requirements asked for. */
  readonly environments: string;
};

const starter = ({ executable }: Interpreter): string[] => [executable, "-I", "-S", scriptPath("start.py")];

/** Names of the job's own host resolve, as in a container. */
const writeHosts = async (root: string): Promise<string | undefined> => {
  if (!existsSync("/etc/hosts")) return undefined;
  const path = join(root, "hosts");
  await writeFile(path, "127.0.0.1 localhost algo-1\n::1 localhost\n");
  return path;
};

/** Puts a run into bubblewrap, where `/opt/ml` is the job's own folder. */
export const placeInSandbox = async (run: ContainerRun, place: Place): Promise<PlacedRun> => {
  const { interpreter, environments } = place;
  const { base, temporary, commands, root } = run.folder;
  const userPackages = interpreter.userPackages ? [interpreter.userPackages] : [];
  const sandbox = sandboxCommand({
    base,
    temporary,
    commands,
    workingFolder: "/opt/ml",
    readable: [...interpreter.prefixes, ...userPackages, environments, scriptFolder],
    hasNetwork: !run.isIsolated,
    hosts: await writeHosts(root),
  });
  const own = jobEnvironment({ ...place, role: run.role, commands: sandboxCommands, temporary: "/tmp" });
  return {
    command: [...sandbox, ...starter(interpreter), ...run.command],
    environment: { ...own, ...run.environment },
  };
};

/** Makes a run a plain process: `SAGEMAKER_BASE_DIR` and whatever it is told by name point to the job's folder. */
export const placeOnMachine = (run: ContainerRun, place: Place): PlacedRun => {
  const { base, temporary, commands } = run.folder;
  const given = Object.entries(run.environment).map(([name, value]) => [name, relocate(value, base)]);
  return {
    command: [...starter(place.interpreter), ...run.command.map((word) => relocate(word, base))],
    environment: {
      ...jobEnvironment({ ...place, role: run.role, commands, temporary }),
      SAGEMAKER_BASE_DIR: base,
      ...Object.fromEntries(given),
    },
  };
};
