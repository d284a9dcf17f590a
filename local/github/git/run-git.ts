import { execFile } from "node:child_process";
import { gitEnvironment } from "./git-environment.ts";

export type RunOptions = {
  readonly input?: string;
  /** More output than this is a failure. */
  readonly limit?: number;
  readonly environment?: Readonly<Record<string, string>>;
};

const LIMIT = 256 * 1024 * 1024;

/** Runs git in a folder and gives its output; rejects with git's own words when it fails. */
export const runGit = (folder: string, args: readonly string[], options: RunOptions = {}): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      args,
      {
        cwd: folder,
        encoding: "buffer",
        maxBuffer: options.limit ?? LIMIT,
        env: { ...gitEnvironment(), ...options.environment },
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const words = stderr.toString("utf8").trim() || error.message;
        return reject(new Error(`git ${args[0]} failed: ${words}`, { cause: error }));
      },
    );
    // git may end before it has read everything; its status tells then, not the broken pipe.
    child.stdin?.on("error", () => {});
    child.stdin?.end(options.input ?? "");
  });
