import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { runGit } from "./git/run-git.ts";

const SETTINGS = {
  // A person's global core.hooksPath would otherwise keep the hook below from being run.
  "core.hooksPath": "hooks",
  "receive.hideRefs": "refs/pull",
  "uploadpack.allowAnySHA1InWant": "true",
  "uploadpack.allowFilter": "true",
};

/** Creates an empty bare repository that behaves as GitHub's do, whole or not at all. */
export const createBareRepository = async (path: string, defaultBranch: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const branch = `--initial-branch=${defaultBranch}`;
  try {
    await runGit(dirname(path), ["init", "--quiet", "--bare", "--template=", branch, "--", path]);
    for (const [name, value] of Object.entries(SETTINGS)) await runGit(path, ["config", name, value]);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw error;
  }
};
