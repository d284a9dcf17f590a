import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

export type GroupCommand = {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Gets, appended, whatever the processes print. */
  readonly logFile: string;
};

/** A process and all its descendants. */
export type ProcessGroup = {
  isRunning(): boolean;
  /** Resolves when the first process has ended and the rest of its group is killed. */
  readonly ended: Promise<void>;
  /** Asks the group to end, and after two seconds makes it. */
  stop(): Promise<void>;
};

const graceMilliseconds = 2000;

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group has no process left.
  }
};

/** Starts a command as the head of a process group of its own, whose standard input ends with this process. */
export const spawnGroup = ({ command, environment, folder, logFile }: GroupCommand): ProcessGroup => {
  const [program = "", ...parameters] = command;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a");
  const child = spawn(program, parameters, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  let isRunning = true;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      isRunning = false;
      signalGroup(child, "SIGKILL");
      resolve();
    };
    child.on("exit", end).on("error", end);
  });
  child.stdin?.on("error", () => {});

  const stop = async (): Promise<void> => {
    if (!isRunning) return;
    signalGroup(child, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child, "SIGKILL"), graceMilliseconds);
    await ended;
    clearTimeout(timer);
  };
  return { isRunning: () => isRunning, ended, stop };
};
