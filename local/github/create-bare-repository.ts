import { appendFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runGit } from "./git/run-git.ts";

// A person's global core.hooksPath would otherwise keep our hook from being run.
const SETTINGS = `[core]
\thooksPath = hooks
[receive]
\thideRefs = refs/pull
[uploadpack]
\tallowAnySHA1InWant = true
\tallowFilter = true
`;

/** Creates an empty bare repository that behaves as GitHub's do, whole or not at all. */
export const createBareRepository = async (path: string, defaultBranch: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const branch = `--initial-branch=${defaultBranch}`;
  try {
    await runGit(dirname(path), ["init", "--quiet", "--bare", "--template=", branch, "--", path]);
    await appendFile(join(path, "config"), SETTINGS);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw error;
  }
};
