import { notFound } from "../rest/not-found.ts";
import type { State } from "../state/open-state.ts";
import { ownerKey } from "../state/owner-key.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";

/** The pull request of this number, or GitHub's refusal. */
export const findPull = (state: State, repository: RepositoryRecord, number: string): PullRecord => {
  const found = state.pulls.of(ownerKey(repository)).find((pull) => `${pull.number}` === number);
  if (!found) throw notFound();
  return found;
};
