import type { DefinitionParameter } from "../definition.ts";
import type { Json } from "../json.ts";
import { argumentAt } from "./argument-at.ts";
import { expansionsOf } from "./expansions-of.ts";
import { listAt } from "./list-at.ts";

/** A text that a value is, or begins with. */
export type Start = { readonly text: string; readonly isWhole: boolean };

/** All texts that a value can become, or else begin with before the first part that only a run knows. */
export const startsOf = (
  value: Json,
  parameters: ReadonlyMap<string, DefinitionParameter>,
): readonly Start[] => {
  const whole = expansionsOf(value, parameters);
  if (whole.length > 0) return whole.map((text) => ({ text, isWhole: true }));
  const parts = listAt(value, "Std:Join", "Values");
  const unknown = parts.findIndex((part) => expansionsOf(part, parameters).length === 0);
  if (unknown < 1) return [];
  const On = String(argumentAt(value, "Std:Join", "On") ?? "");
  const known = { "Std:Join": { On, Values: parts.slice(0, unknown) } };
  return expansionsOf(known, parameters).map((text) => ({ text: `${text}${On}`, isWhole: false }));
};
