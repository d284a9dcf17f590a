import type { KnownBranch } from "../domain/known-branch.ts";
import type { Write } from "./dynamo-table.ts";
import { branchKey } from "./project-keys.ts";

/** Writes what is known of a branch. */
export const seeBranch = (branch: KnownBranch): Write => ({
  kind: "put",
  key: branchKey(branch.repository, branch.branch),
  item: branch,
});
