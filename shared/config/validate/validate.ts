import type { z } from "zod";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { child } from "../yaml/child.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import { keyOf } from "../yaml/key-of.ts";
import type { Place } from "../yaml/place.ts";
import { toPlain } from "../yaml/to-plain.ts";
import { didYouMean } from "./did-you-mean.ts";
import { keysAt } from "./keys-at.ts";
import type { Validated } from "./validated.ts";

const WORDS_HINT =
  "yes, no, on, off, true and false are truth values in YAML 1.1; put them into quotes to have the word";

type Issue = z.core.$ZodIssue;

const keysOf = (path: readonly PropertyKey[]): readonly (string | number)[] =>
  path.map((key) => (typeof key === "number" ? key : String(key)));

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

const describe = (schema: z.ZodType, place: Place, issue: Issue): readonly Diagnostic[] => {
  const within = inner(issue);
  if (within.length > 0) return within.flatMap((one) => describe(schema, place, one));
  const path = keysOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) =>
      diagnoseAt(keyOf(child(place, ...path, key)), {
        code: "unknown-key",
        severity: "error",
        message: `unknown key "${key}"`,
        hint: didYouMean(key, known),
      }),
    );
  }
  const at = child(place, ...path);
  const name = String(issue.path.at(-1) ?? "");
  if (at.node === undefined)
    return [
      diagnoseAt(at, {
        code: "missing-key",
        severity: "error",
        message: `"${name}" is missing`,
        hint: issue.message,
      }),
    ];
  const hint = at.node.kind === "scalar" && typeof at.node.value === "boolean" ? { hint: WORDS_HINT } : {};
  return [diagnoseAt(at, { code: "invalid-value", severity: "error", message: issue.message, ...hint })];
};

/** Validates the value at a place; each issue is told where it stands, with the nearest known key. */
export const validate = <T extends z.ZodType>(schema: T, place: Place): Validated<z.output<T>> => {
  const result = schema.safeParse(place.node === undefined ? undefined : toPlain(place.node));
  if (result.success) return { value: result.data, diagnostics: [] };
  return { diagnostics: result.error.issues.flatMap((issue) => describe(schema, place, issue)) };
};
