import type { KnownBranch, ToldRefusal } from "../../domain/known-branch.ts";

/** The refusal that is shown of a branch, until its authors are told that it is over. */
export const toldRefusal = (known: KnownBranch | undefined): ToldRefusal | undefined =>
  known?.state === "refused" ? { commit: known.commit, concerned: known.concerned ?? [] } : known?.lifts;
