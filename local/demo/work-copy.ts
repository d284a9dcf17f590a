import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

// The demo must not depend on how somebody set git up, nor sign commits with their key.
const ISOLATED = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "Demo",
  GIT_AUTHOR_EMAIL: "demo@example.com",
  GIT_COMMITTER_NAME: "Demo",
  GIT_COMMITTER_EMAIL: "demo@example.com",
};

export type WorkCopy = {
  readonly folder: string;
  /** Commits everything as it is now, pushes it and returns the commit. */
  push(message: string): Promise<string>;
};

/** A git work copy made from a folder, whose pushes go to `remote`. */
export const createWorkCopy = async (from: string, folder: string, remote: string): Promise<WorkCopy> => {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run("git", ["-C", folder, ...args], { env: { ...process.env, ...ISOLATED } });
    return stdout.trim();
  };
  await cp(from, folder, { recursive: true });
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", remote);
  return {
    folder,
    push: async (message) => {
      await git("add", "--all");
      await git("commit", "--quiet", "--allow-empty", "-m", message);
      await git("push", "--quiet", "origin", "main");
      return git("rev-parse", "HEAD");
    },
  };
};
