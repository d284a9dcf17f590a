import { execFile } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { aFolder } from "./a-folder.ts";

const run = promisify(execFile);

export type WorkCopy = {
  readonly folder: string;
  /** Runs git; gives what it printed, and with `push` what the other side said. */
  git(...args: string[]): Promise<string>;
  push(...args: string[]): Promise<string>;
  /** Writes files (null removes one), commits them all and gives the commit. */
  commit(message: string, files: Readonly<Record<string, string | Buffer | null>>): Promise<string>;
  link(path: string, target: string): Promise<void>;
};

/** A clone of a remote with an identity of its own and no configuration of this machine's. */
export const aWorkCopy = async (remote: string): Promise<WorkCopy> => {
  const folder = await aFolder("copy");
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const call = (args: string[]) =>
    run("git", ["-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.com", ...args], {
      cwd: folder,
      env: environment,
    });
  const git = async (...args: string[]): Promise<string> => (await call(args)).stdout.trim();
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", remote);
  return {
    folder,
    git,
    push: async (...args) => (await call(["push", "origin", ...args])).stderr,
    commit: async (message, files) => {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        if (content === null) await rm(join(folder, path));
        else await writeFile(join(folder, path), content);
      }
      await git("add", "--all");
      await git("commit", "--quiet", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
    link: async (path, target) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await symlink(target, join(folder, path));
    },
  };
};
