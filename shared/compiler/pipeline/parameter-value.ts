import type { DefinitionParameter } from "../definition.ts";

const FORMS: Readonly<Record<DefinitionParameter["Type"], RegExp>> = {
  // The service refuses empty values, and longer ones.
  String: /^.{1,1024}$/s,
  Integer: /^[-+]?\d+$/,
  Float: /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/,
  Boolean: /^(?:true|false)$/i,
};

/** Reads a parameter's value as a start gives it, which is text; undefined if it does not fit the type or the enum. */
export const parameterValue = (
  { Type, EnumValues }: DefinitionParameter,
  text: string,
): string | number | boolean | undefined => {
  if (!FORMS[Type].test(text) || EnumValues?.includes(text) === false) return undefined;
  if (Type === "String") return text;
  return Type === "Boolean" ? text.toLowerCase() === "true" : Number(text);
};
