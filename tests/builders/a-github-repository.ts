import type { LocalGitHub } from "./a-local-github.ts";
import { aWorkCopy, type WorkCopy } from "./a-work-copy.ts";

export type GitHubRepository = {
  readonly repository: string;
  readonly copy: WorkCopy;
  /** The first commit, at the head of `main`. */
  readonly sha: string;
};

/** A repository on a local GitHub with one commit on `main`. */
export const aGitHubRepository = async (
  github: LocalGitHub,
  repository: string,
): Promise<GitHubRepository> => {
  const [owner = "", name = ""] = repository.split("/");
  const { remote } = await github.service.createRepository({ owner, name });
  const copy = await aWorkCopy(remote);
  const sha = await copy.commit("first", { "a.txt": "1\n" });
  await copy.push("main");
  return { repository, copy, sha };
};
