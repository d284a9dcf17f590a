import type { PullRequest, PullRequests } from "../../shared/ports/pull-requests.ts";

export type InMemoryPullRequests = PullRequests & {
  /** By number. */
  readonly pulls: Map<number, PullRequest>;
  /** What each comment says now, by marker. */
  readonly comments: Map<string, string>;
  /** How often something was written. */
  writes: number;
  /** Called before anything is written. */
  onComment: () => void;
};

/** Pull requests of one repository in memory, each with one comment of each marker. */
export const createInMemoryPullRequests = (): InMemoryPullRequests => {
  const pulls = new Map<number, PullRequest>();
  const comments = new Map<string, string>();
  const store: InMemoryPullRequests = {
    pulls,
    comments,
    writes: 0,
    onComment: () => {},
    describe: async (_repository, number) => pulls.get(number),
    comment: async (_repository, _number, { marker, body }) => {
      store.onComment();
      store.writes += 1;
      comments.set(marker, body);
    },
  };
  return store;
};
