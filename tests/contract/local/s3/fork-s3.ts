import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type ForkedS3 = {
  readonly url: string;
  /** The most memory that the server's process has held, in bytes. */
  readonly peakMemory: () => Promise<number>;
  readonly kill: () => Promise<void>;
};

const tell = async <T>(child: ChildProcess, question?: string): Promise<T> => {
  const answer = once(child, "message");
  if (question) child.send(question);
  return (await answer)[0] as T;
};

/** Starts the server over a folder, in a process of its own. */
export const forkS3 = async (folder: string): Promise<ForkedS3> => {
  const script = fileURLToPath(new URL("serve-s3.ts", import.meta.url));
  const child = fork(script, [folder], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  const { port } = await tell<{ port: number }>(child);
  return {
    url: `http://127.0.0.1:${port}`,
    peakMemory: async () => (await tell<{ peak: number }>(child, "peak")).peak,
    kill: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
};
