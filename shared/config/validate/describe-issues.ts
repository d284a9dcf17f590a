import type * as z from "zod";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { child } from "../yaml/child.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import { keyOf } from "../yaml/key-of.ts";
import type { Place } from "../yaml/place.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";
import { didYouMean } from "./did-you-mean.ts";
import { keysAt } from "./keys-at.ts";
import { nearest } from "./nearest.ts";
import { pathOf } from "./path-of.ts";
import { schemasAt } from "./schemas-at.ts";
import { showValue } from "./show-value.ts";
import { wordsOf } from "./words-of.ts";

type Issue = z.core.$ZodIssue;

const WORDS_HINT =
  "yes, no, on, off, true and false are truth values in YAML 1.1; put them into quotes to have the word";

/** A hint for a key that stands one level too high. */
const belongsInto = (schema: z.ZodType, path: readonly PropertyKey[], key: string): string | undefined => {
  const homes = keysAt(schema, path).filter((home) => keysAt(schema, [...path, home]).includes(key));
  return homes.length === 1 ? `it belongs into "${homes[0]}"` : undefined;
};

const unknownKeys = (
  { keys, path }: { readonly keys: readonly string[]; readonly path: readonly PropertyKey[] },
  place: Place,
  schema: z.ZodType,
): readonly Diagnostic[] => {
  const known = keysAt(schema, path);
  return keys.map((key) =>
    diagnoseAt(keyOf(child(place, ...pathOf(path), key)), {
      code: "unknown-key",
      severity: "error",
      message: `unknown key "${key}"`,
      hint: belongsInto(schema, path, key) ?? didYouMean(key, known),
    }),
  );
};

const missing = (schema: z.ZodType, at: Place, { path, message }: Issue): Diagnostic =>
  diagnoseAt(at, {
    code: "missing-key",
    severity: "error",
    message: `"${String(path.at(-1) ?? "")}" ${at.node === undefined ? "is missing" : "has no value"}`,
    hint:
      schemasAt(schema, path).find(({ description }) => description !== undefined)?.description ?? message,
  });

const hintFor = (node: YamlNode, issue: Issue): { readonly hint?: string } => {
  if (node.kind !== "scalar") return {};
  if (typeof node.value === "boolean") return { hint: WORDS_HINT };
  const near = nearest(String(node.value), wordsOf(issue));
  return near === undefined ? {} : { hint: `did you mean "${near}"?` };
};

const describeIssue = (schema: z.ZodType, place: Place, issue: Issue): readonly Diagnostic[] => {
  if (issue.code === "unrecognized_keys") return unknownKeys(issue, place, schema);
  const at = child(place, ...pathOf(issue.path));
  if (at.node === undefined || (at.node.kind === "scalar" && at.node.value === null))
    return [missing(schema, at, issue)];
  return [
    diagnoseAt(at, {
      code: "invalid-value",
      severity: "error",
      message: `${issue.message}; found ${showValue(at.node)}`,
      ...hintFor(at.node, issue),
    }),
  ];
};

const isAt = (path: readonly PropertyKey[], other: readonly PropertyKey[]): boolean =>
  path.length === other.length && path.every((key, index) => key === other[index]);

/** Whether a missing key is there but misspelt, which is told already. */
const isMisspelt = (schema: z.ZodType, { path }: Issue, issues: readonly Issue[]): boolean => {
  const owner = path.slice(0, -1);
  if (path.length === 0) return false;
  return issues.some(
    (one) =>
      one.code === "unrecognized_keys" &&
      isAt(one.path, owner) &&
      one.keys.some((key) => nearest(key, keysAt(schema, owner)) === path.at(-1)),
  );
};

/** Tells issues at their places: the wrong value, what was expected and, where one is near, what was probably meant. */
export const describeIssues = (
  schema: z.ZodType,
  place: Place,
  issues: readonly Issue[],
): readonly Diagnostic[] =>
  issues
    .filter((issue) => !isMisspelt(schema, issue, issues))
    .flatMap((issue) => describeIssue(schema, place, issue));
