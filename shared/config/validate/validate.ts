import type * as z from "zod";
import type { Place } from "../yaml/place.ts";
import { toPlain } from "../yaml/to-plain.ts";
import { describeIssues } from "./describe-issues.ts";
import { repair } from "./repair.ts";
import type { Validated } from "./validated.ts";
import { withinUnions } from "./within-unions.ts";
import { wordIssue } from "./word-issue.ts";

// A stand-in or a key read anew may be wrong in its turn; from the second round on, what is wrong is taken out.
const ROUNDS = 4;

const parse = <T extends z.ZodType>(schema: T, { node }: Place) =>
  schema.safeParse(node === undefined ? undefined : toPlain(node), { error: wordIssue });

const salvage = <T extends z.ZodType>(
  schema: T,
  place: Place,
  rounds = ROUNDS,
): NonNullable<Validated<z.output<T>>["rest"]> | undefined => {
  const result = parse(schema, place);
  if (result.success) return { value: result.data, place };
  const issues = withinUnions(result.error.issues);
  const node = place.node && repair(place.node, issues, { schema, removes: rounds < ROUNDS });
  return rounds === 0 || node === undefined ? undefined : salvage(schema, { ...place, node }, rounds - 1);
};

/** Validates the value at a place; each issue is told where it stands, with the nearest known key. */
export const validate = <T extends z.ZodType>(schema: T, place: Place): Validated<z.output<T>> => {
  const result = parse(schema, place);
  if (result.success) return { value: result.data, diagnostics: [] };
  const rest = salvage(schema, place);
  return {
    ...(rest === undefined ? {} : { rest }),
    diagnostics: describeIssues(schema, place, withinUnions(result.error.issues)),
  };
};
