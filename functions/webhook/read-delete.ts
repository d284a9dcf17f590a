import { ignored } from "./ignored.ts";
import { malformed } from "./malformed.ts";
import { notConnected } from "./not-connected.ts";
import type { Reader } from "./reading.ts";
import { refAt } from "./ref-at.ts";
import { repositoryAt } from "./repository-at.ts";

/** The end of the branch that we follow. */
export const readDelete: Reader = (payload, delivery, allowed) => {
  const repository = repositoryAt(payload, "repository");
  const ref = refAt(payload, "ref");
  if (!repository || !ref) return malformed("delete");
  const branch = allowed(repository);
  if (branch === undefined) return notConnected(repository);
  if (payload.ref_type !== "branch") return ignored("no branch was deleted");
  if (ref !== branch) return ignored(`${ref} is not the branch ${branch}`);
  const hint = { delivery, repository, change: "branch_deleted" } as const;
  return { kind: "hints", hints: [{ type: "RepositoryChanged", detail: hint }] };
};
