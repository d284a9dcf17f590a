import type { OpenProposal, ProposalSearch, Proposals } from "../ports/proposals.ts";
import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";
import { githubStatuses } from "./github-statuses.ts";
import { hasMoved } from "./has-moved.ts";
import { readingGitHub } from "./reading-github.ts";
import { withEnvironment } from "./with-environment.ts";

// Those that changed last; what was proposed and lost long before them has been found by an earlier search.
const PAGE = 100;
// A head that cannot be answered is not asked for again and again.
const MOST_TIMES = 3;

type Listed = OpenProposal & { readonly updatedAt: string };
type Listing = { readonly etag: string | undefined; readonly pulls: readonly Listed[] };

/** Open pull requests to a branch, newest first; undefined where they are as they were when `etag` was told. */
const listPulls = async (
  { request }: GitHub,
  { repository, branch }: ProposalSearch,
  etag: string | undefined,
): Promise<Listing | undefined> => {
  try {
    const answer = await request("GET /repos/{owner}/{repo}/pulls", {
      ...githubRepository(repository),
      ...{ state: "open", base: branch, sort: "updated", direction: "desc", per_page: PAGE },
      headers: etag === undefined ? {} : { "if-none-match": etag },
      // What is called otherwise by now may be outside of the allow-list.
      request: { redirect: "manual" },
    });
    if (hasMoved(answer)) return undefined;
    const pulls = answer.data.map(({ number, head, updated_at }) => ({
      ...{ number, head: head.sha, updatedAt: updated_at },
    }));
    return { etag: answer.headers.etag, pulls };
  } catch (error) {
    if (githubStatusOf(error) === 304) return undefined;
    throw error;
  }
};

/**
 * Pull requests on GitHub, for whom a token speaks: what an App was not told, its deliveries tell. What was found is
 * remembered as long as the function lives, so that most searches cost nothing.
 */
export const createGitHubProposals = (github: GitHub, environment: string): Proposals => {
  const etags = new Map<string, string | undefined>();
  const settled = new Map<string, ReadonlySet<string>>();
  const times = new Map<string, number>();

  const isAnswered = async ({ repository, context }: ProposalSearch, head: string): Promise<boolean> => {
    const name = withEnvironment(context, environment);
    return (await githubStatuses(github, repository, head)).some((status) => status.context === name);
  };

  const search = async (wanted: ProposalSearch) => {
    const place = `${wanted.repository}#${wanted.branch}`;
    const listing = await listPulls(github, wanted, etags.get(place));
    if (listing === undefined) return { found: [], asked: 0 };
    etags.delete(place);
    const known = settled.get(place) ?? new Set();
    const open = listing.pulls.filter(({ head }) => !known.has(head));
    const ripe = open.filter(({ updatedAt }) => updatedAt < wanted.before).slice(0, wanted.most);
    const answered = new Set(listing.pulls.map(({ head }) => head).filter((head) => known.has(head)));
    const found: OpenProposal[] = [];
    for (const { number, head } of ripe) {
      const count = times.get(head) ?? 0;
      if (count >= MOST_TIMES || (await isAnswered(wanted, head))) {
        answered.add(head);
        times.delete(head);
      } else {
        found.push({ number, head });
        times.set(head, count + 1);
      }
    }
    settled.set(place, answered);
    // Whoever is not answered yet is looked at again, whether or not the list changes.
    if (open.every(({ head }) => answered.has(head))) etags.set(place, listing.etag);
    return { found, asked: ripe.length };
  };

  return {
    unanswered: async (wanted) =>
      (await github.isApp())
        ? { found: [], asked: 0 }
        : readingGitHub(`the pull requests of ${wanted.repository}`, () => search(wanted)),
  };
};
