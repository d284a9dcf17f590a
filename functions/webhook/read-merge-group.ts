import { commitAt } from "./commit-at.ts";
import { ignored } from "./ignored.ts";
import { malformed } from "./malformed.ts";
import { notConnected } from "./not-connected.ts";
import type { Reader } from "./reading.ts";
import { refAt } from "./ref-at.ts";
import { repositoryAt } from "./repository-at.ts";

/** A merge queue that waits for our word before it moves the branch that we follow. */
export const readMergeGroup: Reader = (payload, delivery, allowed) => {
  const repository = repositoryAt(payload, "repository");
  const head = commitAt(payload, "merge_group", "head_sha");
  const base = commitAt(payload, "merge_group", "base_sha");
  const ref = refAt(payload, "merge_group", "base_ref");
  if (!repository || !head || !base || !ref) return malformed("merge_group");
  const branch = allowed(repository);
  if (branch === undefined) return notConnected(repository);
  if (payload.action !== "checks_requested") return ignored("the merge group asks for nothing");
  if (ref !== `refs/heads/${branch}`) return ignored(`the merge group is not for the branch ${branch}`);
  const hint = { delivery, repository, head, branch, base };
  return { kind: "hints", hints: [{ type: "MergeGroupRequested", detail: hint }] };
};
