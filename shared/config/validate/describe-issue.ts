import type { z } from "zod";
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
import { showValue } from "./show-value.ts";
import { wordsOf } from "./words-of.ts";

type Issue = z.core.$ZodIssue;

const WORDS_HINT =
  "yes, no, on, off, true and false are truth values in YAML 1.1; put them into quotes to have the word";

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
      hint: didYouMean(key, known),
    }),
  );
};

const missing = (at: Place, { path, message }: Issue): Diagnostic =>
  diagnoseAt(at, {
    code: "missing-key",
    severity: "error",
    message: `"${String(path.at(-1) ?? "")}" ${at.node === undefined ? "is missing" : "has no value"}`,
    hint: message,
  });

const hintFor = (node: YamlNode, issue: Issue): { readonly hint?: string } => {
  if (node.kind !== "scalar") return {};
  if (typeof node.value === "boolean") return { hint: WORDS_HINT };
  const near = nearest(String(node.value), wordsOf(issue));
  return near === undefined ? {} : { hint: `did you mean "${near}"?` };
};

/** Tells one issue at its place: the wrong value, what was expected and, where one is near, what was probably meant. */
export const describeIssue = (schema: z.ZodType, place: Place, issue: Issue): readonly Diagnostic[] => {
  if (issue.code === "unrecognized_keys") return unknownKeys(issue, place, schema);
  const at = child(place, ...pathOf(issue.path));
  if (at.node === undefined || (at.node.kind === "scalar" && at.node.value === null))
    return [missing(at, issue)];
  return [
    diagnoseAt(at, {
      code: "invalid-value",
      severity: "error",
      message: `${issue.message}; found ${showValue(at.node)}`,
      ...hintFor(at.node, issue),
    }),
  ];
};
