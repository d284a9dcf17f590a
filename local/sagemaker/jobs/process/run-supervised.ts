import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { keepTail } from "./keep-tail.ts";
import { splitLines } from "./split-lines.ts";

/** Why a process ended: by itself, asked to stop, out of time, or because the local system closes. */
export type Ending = "itself" | "stop" | "deadline" | "close";

export type SupervisedCommand = {
  /** The interpreter of the supervisor, not of the job. */
  readonly python: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Gets each line of standard output and standard error. */
  readonly onLine: (line: string) => void;
  readonly maxRuntimeSeconds: number;
  /** How long a process may take to end after SIGTERM. */
  readonly graceSeconds: number;
  /** Asks the command to end. */
  readonly signal: AbortSignal;
  /** Makes the command end at once. */
  readonly closing: AbortSignal;
};

export type ProcessResult = {
  readonly exitCode: number;
  readonly endedBy: Ending;
  /** The end of standard error, or of standard output where nothing was said there. */
  readonly errors: string;
};

/** The longest delay that a timer takes. */
const longestTimer = 2 ** 31 - 1;
/** Milliseconds for what is still in the pipes when the command has ended. */
const pipeGrace = 2000;
const tailLength = 16_384;
const supervisor = join(import.meta.dirname, "..", "python", "supervise.py");

const follow = (stream: Readable, onLine: (line: string) => void) => {
  const tail = keepTail(tailLength);
  const decoder = new StringDecoder("utf8");
  const lines = splitLines(onLine);
  stream.on("data", (chunk: Buffer) => {
    const text = decoder.write(chunk);
    tail.add(text);
    lines.add(text);
  });
  stream.on("end", lines.end);
  return tail;
};

/** Signals a process with all its descendants that did not leave its group. */
const signalGroup = ({ pid }: ChildProcess, name: NodeJS.Signals): void => {
  try {
    if (pid) process.kill(-pid, name);
  } catch {
    // The group has no process left.
  }
};

/** Ends the child when it is asked to, or has run for too long; says afterwards which it was. */
const guard = (child: ChildProcess, options: SupervisedCommand) => {
  const { maxRuntimeSeconds, graceSeconds, signal, closing } = options;
  const timers: NodeJS.Timeout[] = [];
  let endedBy: Ending = "itself";
  const ask = (reason: Ending): void => {
    if (endedBy === "itself") endedBy = reason;
    signalGroup(child, "SIGTERM");
    timers.push(setTimeout(() => signalGroup(child, "SIGKILL"), graceSeconds * 1000));
  };
  const stop = (): void => ask("stop");
  const close = (): void => {
    endedBy = "close";
    signalGroup(child, "SIGKILL");
  };
  timers.push(setTimeout(() => ask("deadline"), Math.min(maxRuntimeSeconds * 1000, longestTimer)));
  signal.addEventListener("abort", stop);
  closing.addEventListener("abort", close);
  if (signal.aborted) stop();
  if (closing.aborted) close();
  return (): Ending => {
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    closing.removeEventListener("abort", close);
    return endedBy;
  };
};

const start = ({ python, command, environment, folder }: SupervisedCommand) =>
  spawn(python, ["-I", "-S", supervisor, ...command], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });

/** Runs a command with all its descendants in one process group, which no end of this process outlives. */
export const runSupervised = (options: SupervisedCommand): Promise<ProcessResult> =>
  new Promise((resolve, reject) => {
    const child = start(options);
    const output = follow(child.stdout, options.onLine);
    const errors = follow(child.stderr, options.onLine);
    const release = guard(child, options);
    child.stdin.on("error", () => {});
    child.on("error", (cause) => {
      release();
      reject(new Error(`cannot run "${options.python}": ${cause.message}`, { cause }));
    });
    // What the command started does not outlive it; what left its group may keep the pipes open, but not for us.
    child.on("exit", () => {
      signalGroup(child, "SIGKILL");
      // What lies in the pipes already is read before they are closed, however late this process gets to it.
      const closePipes = () => [child.stdout, child.stderr].forEach((stream) => void stream.destroy());
      setTimeout(() => setImmediate(closePipes), pipeGrace).unref();
    });
    child.on("close", (code) => {
      const endedBy = release();
      resolve({ exitCode: code ?? 137, endedBy, errors: errors.text().trim() || output.text() });
    });
  });
