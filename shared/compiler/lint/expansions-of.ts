import type { DefinitionParameter } from "../definition.ts";
import type { Json } from "../json.ts";
import { getOf } from "../references/get-of.ts";
import { parseReference } from "../references/parse-reference.ts";
import { argumentAt } from "./argument-at.ts";
import { listAt } from "./list-at.ts";

const MOST = 1000;

const valuesOf = (
  value: Json,
  parameters: ReadonlyMap<string, DefinitionParameter>,
): readonly string[] | undefined => {
  if (typeof value !== "object" || value === null) return [String(value)];
  const path = getOf(value);
  const reference = path === undefined ? undefined : parseReference(path);
  if (reference?.kind !== "parameter") return undefined;
  const parameter = parameters.get(reference.name);
  if (parameter?.EnumValues !== undefined) return parameter.EnumValues;
  return parameter?.DefaultValue === undefined ? undefined : [String(parameter.DefaultValue)];
};

/** All texts that a value can become, as far as parameters tell: every value of an enum, else the default; empty if not known. */
export const expansionsOf = (
  value: Json | undefined,
  parameters: ReadonlyMap<string, DefinitionParameter>,
): readonly string[] => {
  if (value === undefined) return [];
  const joined = argumentAt(value, "Std:Join");
  if (joined === undefined) return valuesOf(value, parameters) ?? [];
  const separator = String(argumentAt(joined, "On") ?? "");
  const parts = listAt(joined, "Values").map((part) => valuesOf(part, parameters));
  if (
    parts.some((part) => part === undefined) ||
    parts.reduce((count, part) => count * (part?.length ?? 1), 1) > MOST
  )
    return [];
  return parts
    .reduce<readonly string[][]>(
      (texts, part) => texts.flatMap((text) => (part ?? []).map((one) => [...text, one])),
      [[]],
    )
    .map((text) => text.join(separator));
};
