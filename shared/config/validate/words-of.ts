import type * as z from "zod";

type Issue = z.core.$ZodIssue;

/** The words that an issue says were possible, those of all branches of a union included. */
export const wordsOf = (issue: Issue): readonly string[] => {
  if (issue.code === "invalid_union") return issue.errors.flat().flatMap(wordsOf);
  return issue.code === "invalid_value" ? issue.values.filter((value) => typeof value === "string") : [];
};
