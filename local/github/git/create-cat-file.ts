import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { type ByteReader, createByteReader } from "./create-byte-reader.ts";
import { gitEnvironment } from "./git-environment.ts";

export type ObjectKind = "commit" | "tree" | "blob" | "tag";
export type GitObject = {
  readonly sha: string;
  readonly type: ObjectKind;
  readonly size: number;
  readonly content: Buffer;
};

/** One git process that answers for many objects: starting one for each would cost more than the answer. */
export type CatFile = {
  /** The object that a revision names, its content empty where only the kind was asked for. */
  ask(revision: string): Promise<GitObject | undefined>;
  close(): Promise<void>;
};

type Worker = { readonly child: ChildProcess; readonly input: Writable; readonly reader: ByteReader };

const IDLE_MILLISECONDS = 10_000;
const FOUND = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/;

const startWorker = (folder: string, mode: string): Worker => {
  const child = spawn("git", ["cat-file", mode], {
    cwd: folder,
    env: gitEnvironment(),
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  (child.stdin as Writable & { unref?: () => void }).unref?.();
  (child.stdout as Readable & { unref?: () => void }).unref?.();
  return { child, input: child.stdin, reader: createByteReader(child.stdout) };
};

const readAnswer = async (reader: ByteReader, hasContent: boolean): Promise<GitObject | undefined> => {
  const [, sha = "", type = "", size = ""] = FOUND.exec(await reader.line()) ?? [];
  if (sha === "") return undefined;
  const content = hasContent ? (await reader.bytes(Number(size) + 1)).subarray(0, -1) : Buffer.alloc(0);
  return { sha, type: type as ObjectKind, size: Number(size), content };
};

/** Serves objects of a repository from one process, which ends when it is not used for a while. */
export const createCatFile = (folder: string, mode: "--batch" | "--batch-check"): CatFile => {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker?.child;
    worker = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null || ending.pid === undefined) return;
    const ended = once(ending, "exit");
    ending.ref();
    ending.stdin?.end();
    ending.stdout?.destroy();
    await ended;
  };

  const stopLater = (): void => {
    last = last.then(stop);
  };

  const answer = async (revision: string): Promise<GitObject | undefined> => {
    clearTimeout(idle);
    worker ??= startWorker(folder, mode);
    try {
      worker.input.write(`${revision}\n`);
      return await readAnswer(worker.reader, mode === "--batch");
    } catch (error) {
      await stop();
      throw new Error(`git could not read "${revision}"`, { cause: error });
    } finally {
      idle = setTimeout(stopLater, IDLE_MILLISECONDS).unref();
    }
  };

  return {
    ask: (revision) => {
      if (/[\n\0]/.test(revision)) return Promise.resolve(undefined);
      const asked = last.then(() => answer(revision));
      last = asked.catch(() => {});
      return asked;
    },
    close: () => last.then(stop),
  };
};
