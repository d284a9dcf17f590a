import { isObject } from "./is-object.ts";

/** An expression and where it stands, from the value that was searched. */
export type FoundExpression = {
  readonly form: string;
  readonly operand: unknown;
  readonly path: readonly (string | number)[];
};

type Found = readonly FoundExpression[];

/** All expressions in a value, those inside other expressions included. */
export const expressionsOf = (value: unknown, path: FoundExpression["path"] = []): Found => {
  if (Array.isArray(value)) return value.flatMap((each, index) => expressionsOf(each, [...path, index]));
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  const [form, operand] = entries[0] ?? [];
  const isForm = entries.length === 1 && (form === "Get" || form === "Std:Join" || form === "Std:JsonGet");
  const inner = entries.flatMap(([name, each]) => expressionsOf(each, [...path, name]));
  return isForm ? [{ form, operand, path }, ...inner] : inner;
};
