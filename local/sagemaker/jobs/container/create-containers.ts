import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SageMakerContext } from "../../context.ts";
import { createPythonEnvironments } from "../../python-environment.ts";
import { type ProcessResult, runSupervised } from "../process/run-supervised.ts";
import { chooseSandbox, type SandboxWish } from "./choose-sandbox.ts";
import type { ContainerRun } from "./container-run.ts";
import { placeInSandbox, placeOnMachine } from "./place-run.ts";
import { type Interpreter, probePython } from "./probe-python.ts";
import { writeCommands } from "./write-commands.ts";

/** Runs commands under SageMaker's container contract, as processes of this machine. */
export interface Containers {
  /** Rejects where the requirements cannot be installed; whatever the command does itself is a result. */
  run(run: ContainerRun): Promise<ProcessResult>;
}

export type ContainerOptions = {
  readonly python: string;
  readonly sandbox: SandboxWish;
  readonly graceSeconds: number;
  readonly warn: (message: string) => void;
  /** Ends every command at once. */
  readonly closing: AbortSignal;
};

/** As much of pip's output as a job's `FailureReason` takes. */
const longestTold = 900;

/** Calls a function once for each distinct text, a failure not counted. */
const remember = <T>(find: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const found = known.get(name) ?? find(name);
    known.set(name, found);
    found.catch(() => known.delete(name));
    return found;
  };
};

/** Prepares the machine's interpreters and its sandbox, each when first needed. */
export const createContainers = (context: SageMakerContext, options: ContainerOptions): Containers => {
  const { graceSeconds, warn, closing } = options;
  const environments = join(context.folder, "environments");
  const pythons = createPythonEnvironments({ python: options.python, folder: environments });
  const probe = remember(probePython);
  let hasToldOfNetwork = false;

  const isSandboxed = remember(async (wish) => {
    await mkdir(context.folder, { recursive: true });
    const folder = await mkdtemp(join(context.folder, "sandbox-"));
    return chooseSandbox(wish as SandboxWish, folder, warn).finally(() => rm(folder, { recursive: true }));
  });

  const warnOfNetwork = (): void => {
    if (!hasToldOfNetwork)
      warn("EnableNetworkIsolation needs bubblewrap: as plain processes, jobs keep the network");
    hasToldOfNetwork = true;
  };

  const interpreterFor = async (requirements: string | undefined): Promise<Interpreter> => {
    const python = await pythons.interpreterFor(requirements).catch((error: Error) => {
      const told = error.message.slice(-longestTold);
      throw new Error(`ClientError: the requirements cannot be installed: ${told}`, { cause: error });
    });
    return probe(python);
  };

  const place = async (run: ContainerRun, interpreter: Interpreter) => {
    const { region } = context;
    const where = { region, endpointUrl: context.endpointUrl(), interpreter, environments };
    if (await isSandboxed(options.sandbox)) return placeInSandbox(run, where);
    if (run.isIsolated) warnOfNetwork();
    return placeOnMachine(run, where);
  };

  return {
    run: async (run) => {
      const interpreter = await interpreterFor(run.requirements);
      await writeCommands(run.folder.commands, interpreter.executable);
      return runSupervised({
        ...(await place(run, interpreter)),
        python: interpreter.executable,
        folder: run.folder.base,
        onLine: run.onLine,
        maxRuntimeSeconds: run.maxRuntimeSeconds,
        graceSeconds,
        signal: run.signal,
        closing,
      });
    },
  };
};
