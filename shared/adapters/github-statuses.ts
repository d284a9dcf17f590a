import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";

const PAGE = 100;

/** The latest status of each context beside a commit. */
export const githubStatuses = async (
  { request }: Pick<GitHub, "request">,
  repository: string,
  commit: string,
): Promise<readonly { readonly context: string; readonly state: string }[]> => {
  const found: { context: string; state: string }[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await request("GET /repos/{owner}/{repo}/commits/{ref}/status", {
      ...githubRepository(repository),
      ref: commit,
      per_page: PAGE,
      page,
    });
    found.push(...data.statuses);
    if (data.statuses.length < PAGE) return found;
  }
};
