import type { Ancestry } from "../ports/source-host.ts";
import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";

type Sides = { readonly base: string; readonly head: string };

/** How two commits stand to each other. */
export const githubAncestry = async (
  github: Pick<GitHub, "request">,
  repository: string,
  { base, head }: Sides,
): Promise<Ancestry> => {
  const at = githubRepository(repository);
  try {
    const { data } = await github.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
      ...at,
      basehead: `${base}...${head}`,
      // The first page lists files with their patches; the second holds next to nothing but the answer.
      per_page: 1,
      page: 2,
    });
    return data.status;
  } catch (error) {
    if (githubStatusOf(error) !== 404) throw error;
    // Not found is what GitHub answers where the two have no ancestor in common or the base is gone, but also where
    // the head or the repository is: only a head that is there says which.
    await github.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", { ...at, commit_sha: head });
    return "diverged";
  }
};
