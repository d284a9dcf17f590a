import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";
import { hasMoved } from "./has-moved.ts";

// Not there or hidden; an empty repository; a repository without this branch.
const UNSEEN: ReadonlySet<number | undefined> = new Set([404, 409, 422]);

type Expected = { readonly branch: string; readonly commit: string };

/** Whether a branch points at the expected commit, by one request that is free of charge where it does. */
export const isGitHubHead = async (
  github: Pick<GitHub, "request">,
  repository: string,
  { branch, commit }: Expected,
): Promise<boolean | undefined> => {
  try {
    const answer = await github.request("GET /repos/{owner}/{repo}/commits/{ref}", {
      ...githubRepository(repository),
      // A tag of the same name is another reference.
      ref: `heads/${branch}`,
      headers: { accept: "application/vnd.github.sha", "if-none-match": `"${commit}"` },
      // What is called otherwise by now is not what was asked for: it may be outside of the allow-list.
      request: { redirect: "manual" },
    });
    if (hasMoved(answer)) return undefined;
    // With this media type the answer is the commit's name alone, which Octokit's types do not tell; it comes as
    // bytes where the server names no charset.
    const body: unknown = answer.data;
    return (body instanceof ArrayBuffer ? Buffer.from(body).toString("latin1") : body) === commit;
  } catch (error) {
    const status = githubStatusOf(error);
    if (status === 304) return true;
    if (UNSEEN.has(status)) return undefined;
    throw error;
  }
};
