import { spawn } from "node:child_process";
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
  /** Aborted with the reason `stop` or `close`. */
  readonly signal: AbortSignal;
};

export type ProcessResult = {
  readonly exitCode: number;
  readonly endedBy: Ending;
  /** The end of standard error, or of standard output where nothing was said there. */
  readonly errors: string;
};

/** The longest delay that a timer takes. */
const longestTimer = 2 ** 31 - 1;
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

/** Runs a command with all its descendants in one process group, which no end of this process outlives. */
export const runSupervised = (options: SupervisedCommand): Promise<ProcessResult> =>
  new Promise((resolve, reject) => {
    const { python, command, environment, folder, onLine, graceSeconds, signal } = options;
    const child = spawn(python, ["-I", "-S", supervisor, ...command], {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const output = follow(child.stdout, onLine);
    const errors = follow(child.stderr, onLine);
    const timers: NodeJS.Timeout[] = [];
    let endedBy: Ending = "itself";

    const kill = (name: NodeJS.Signals): void => {
      try {
        if (child.pid) process.kill(-child.pid, name);
      } catch {
        // The group has no process left.
      }
    };
    const end = (reason: Ending): void => {
      if (endedBy === "itself") endedBy = reason;
      if (reason === "close") return kill("SIGKILL");
      kill("SIGTERM");
      timers.push(setTimeout(() => kill("SIGKILL"), graceSeconds * 1000));
    };
    const abort = (): void => end(signal.reason === "close" ? "close" : "stop");
    const release = (): void => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };

    timers.push(setTimeout(() => end("deadline"), Math.min(options.maxRuntimeSeconds * 1000, longestTimer)));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    child.stdin.on("error", () => {});
    child.on("error", (cause) => {
      release();
      reject(new Error(`cannot run "${python}": ${cause.message}`, { cause }));
    });
    // A descendant that left its parent keeps the pipes open: the group ends with its first process.
    child.on("exit", () => kill("SIGKILL"));
    child.on("close", (code) => {
      release();
      resolve({ exitCode: code ?? 137, endedBy, errors: errors.text().trim() || output.text() });
    });
  });
