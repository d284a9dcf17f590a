import { findEntry } from "../git/find-entry.ts";
import type { GitRepository } from "../git/open-git-repository.ts";

/** The address that `.gitmodules` of a tree gives for the submodule at a path; null where it gives none. */
export const submoduleUrl = async (
  git: GitRepository,
  tree: string,
  path: string,
): Promise<string | null> => {
  const modules = await findEntry(git, tree, ".gitmodules");
  if (modules?.type !== "blob") return null;
  const args = ["config", "--blob", modules.sha, "-z", "--get-regexp", "^submodule\\..*\\.(path|url)$"];
  const settings = await git.run(args).then(
    (output) =>
      output
        .toString("utf8")
        .split("\0")
        .map((line) => line.split("\n") as [string, string?]),
    () => [],
  );
  const name = settings.find(([key, value]) => key.endsWith(".path") && value === path)?.[0];
  return settings.find(([key]) => key === name?.replace(/\.path$/, ".url"))?.[1] ?? null;
};
