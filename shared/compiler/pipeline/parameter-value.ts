import type { DefinitionParameter } from "../definition.ts";

/** Reads a parameter's value as a start gives it, which is text; undefined if it does not fit the type or the enum. */
export const parameterValue = (
  { Type, EnumValues }: DefinitionParameter,
  text: string,
): string | number | boolean | undefined => {
  if (text === "" || EnumValues?.includes(text) === false) return undefined;
  switch (Type) {
    case "String":
      return text;
    case "Boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
    case "Integer":
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    case "Float":
      return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
    default:
      return Type satisfies never;
  }
};
