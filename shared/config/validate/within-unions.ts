import type * as z from "zod";

type Issue = z.core.$ZodIssue;

const deepest = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

/** Of a union's branches, the issues of the one that got furthest, if any got inside the value at all. */
const inner = (issue: Issue): readonly Issue[] => {
  if (issue.code !== "invalid_union") return [];
  const branches = issue.errors.filter((issues) =>
    issues.some((one) => one.path.length > 0 || one.code === "unrecognized_keys"),
  );
  const [best] = branches.toSorted((a, b) => deepest(b) - deepest(a) || a.length - b.length);
  return (best ?? []).map((one) => ({ ...one, path: [...issue.path, ...one.path] }) as Issue);
};

/** The issues themselves, with those of a union replaced by what its most likely branch says. */
export const withinUnions = (issues: readonly Issue[]): readonly Issue[] =>
  issues.flatMap((issue) => {
    const within = inner(issue);
    return within.length === 0 ? [issue] : withinUnions(within);
  });
