import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";

type Wanted = {
  readonly repository: string;
  readonly number: number;
  readonly author: string;
  readonly marker: string;
  readonly body: string;
};
type Found = { readonly id: number; readonly body: string };

const PAGE = 100;

const findOurs = async (
  { request }: Pick<GitHub, "request">,
  { repository, number, author }: Wanted,
  sign: string,
): Promise<Found[]> => {
  const found: Found[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...githubRepository(repository),
      issue_number: number,
      per_page: PAGE,
      page,
    });
    // Anybody may write our marker; only what we wrote ourselves is ours.
    for (const { id, body = "", user } of data)
      if (user?.login === author && body.startsWith(sign)) found.push({ id: Number(id), body });
    if (data.length < PAGE) return found;
  }
};

/** Leaves exactly one comment of a marker, saying `body`; one that says so already is not written again. */
export const writeGitHubComment = async (github: Pick<GitHub, "request">, wanted: Wanted): Promise<void> => {
  const { request } = github;
  const at = githubRepository(wanted.repository);
  const sign = `<!-- ${wanted.marker} -->`;
  const body = `${sign}\n${wanted.body}`;
  // Two of us at once may each have left one: the oldest stays.
  const [kept, ...surplus] = await findOurs(github, wanted, sign);

  const create = () =>
    request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...at,
      issue_number: wanted.number,
      body,
    });
  const update = async (id: number): Promise<void> => {
    try {
      await request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        ...at,
        comment_id: id,
        body,
        request: { isRepeatable: true },
      });
    } catch (error) {
      // Somebody deleted it since it was found.
      if (githubStatusOf(error) !== 404) throw error;
      await create();
    }
  };
  const remove = async (id: number): Promise<void> => {
    try {
      await request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", { ...at, comment_id: id });
    } catch (error) {
      if (githubStatusOf(error) !== 404) throw error;
    }
  };

  if (!kept) await create();
  else if (kept.body !== body) await update(kept.id);
  for (const { id } of surplus) await remove(id);
};
