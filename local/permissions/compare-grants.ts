import type { Use } from "../identity/create-authority.ts";
import { matchesPattern } from "../identity/matches-pattern.ts";
import { textOfUse } from "./text-of-use.ts";

/** Why a grant stays that no test makes use of; in its role and action `*` stands for any characters. */
export type Justification = { readonly bearer: string; readonly action: string; readonly because: string };

/** What each test made use of. */
export type Evidence = Readonly<Record<string, readonly string[]>>;

export type Compared = {
  readonly grant: Use;
  /** The tests that made use of it. */
  readonly usedBy: readonly string[];
  /** Why it stays although no test did. */
  readonly because?: string;
};

export type Comparison = {
  readonly rows: readonly Compared[];
  /** Neither used nor justified. */
  readonly idle: readonly Use[];
  /** What justifies no grant. One that is used by chance, in some runs alone, keeps its reason. */
  readonly stale: readonly Justification[];
};

const fits =
  ({ bearer, action }: Use) =>
  (justification: Justification): boolean =>
    matchesPattern(justification.bearer, bearer) && matchesPattern(justification.action, action);

/** Compares what roles grant with what tests made use of: whatever is unused needs a reason. */
export const compareGrants = (
  grants: readonly Use[],
  evidence: Evidence,
  justified: readonly Justification[],
): Comparison => {
  const rows = grants.map((grant): Compared => {
    const usedBy = Object.keys(evidence)
      .filter((test) => evidence[test]?.includes(textOfUse(grant)))
      .toSorted();
    const because = usedBy.length > 0 ? undefined : justified.find(fits(grant))?.because;
    return { grant, usedBy, ...(because === undefined ? {} : { because }) };
  });
  const unused = rows.filter(({ usedBy }) => usedBy.length === 0);
  return {
    rows,
    idle: unused.filter(({ because }) => because === undefined).map(({ grant }) => grant),
    stale: justified.filter((each) => !grants.some((grant) => fits(grant)(each))),
  };
};
