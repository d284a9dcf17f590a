import type { GitHub } from "./github.ts";
import type { GitHubHook } from "./github-hook.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";

// A token that may not read webhooks, which GitHub says in either way.
const FORBIDDEN: ReadonlySet<number | undefined> = new Set([403, 404]);

/** A repository's webhooks that deliver to a URL; none where we may not see them. */
export const githubHooks = async (
  { request }: Pick<GitHub, "request">,
  repository: string,
  url: string,
): Promise<readonly GitHubHook[]> => {
  try {
    const { data } = await request("GET /repos/{owner}/{repo}/hooks", {
      ...githubRepository(repository),
      per_page: 100,
    });
    return data.filter(({ config }) => config.url === url).map(({ id }) => ({ repository, id: Number(id) }));
  } catch (error) {
    if (FORBIDDEN.has(githubStatusOf(error))) return [];
    throw error;
  }
};
