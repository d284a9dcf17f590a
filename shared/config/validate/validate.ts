import type { z } from "zod";
import type { Place } from "../yaml/place.ts";
import { toPlain } from "../yaml/to-plain.ts";
import { describeIssue } from "./describe-issue.ts";
import { repair } from "./repair.ts";
import type { Validated } from "./validated.ts";
import { withinUnions } from "./within-unions.ts";
import { wordIssue } from "./word-issue.ts";

// A removed value may uncover that its key is required, and a stand-in may need one of its own.
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
  if (
    rounds === 0 ||
    place.node === undefined ||
    issues.some(({ path, code }) => path.length === 0 && code !== "unrecognized_keys")
  )
    return undefined;
  return salvage(schema, { ...place, node: repair(schema, place.node, issues) }, rounds - 1);
};

/** Validates the value at a place; each issue is told where it stands, with the nearest known key. */
export const validate = <T extends z.ZodType>(schema: T, place: Place): Validated<z.output<T>> => {
  const result = parse(schema, place);
  if (result.success) return { value: result.data, diagnostics: [] };
  const rest = salvage(schema, place);
  return {
    ...(rest === undefined ? {} : { rest }),
    diagnostics: withinUnions(result.error.issues).flatMap((issue) => describeIssue(schema, place, issue)),
  };
};
