import type { DefinitionParameter } from "../definition.ts";
import { parameterValue } from "./parameter-value.ts";

/** What is wrong with a value that a start gives to a parameter; undefined where nothing is. */
export const parameterProblem = (parameter: DefinitionParameter, text: string): string | undefined => {
  const { Name, Type, EnumValues } = parameter;
  if (parameterValue(parameter, text) !== undefined) return undefined;
  if (EnumValues !== undefined && text !== "")
    return `"${text}" is none of the values of the parameter "${Name}": ${EnumValues.join(", ")}`;
  return Type === "String"
    ? `a start gives "${Name}" 1 to 1024 characters, not ${text.length}`
    : `"${text}" is no ${Type}, which the parameter "${Name}" is`;
};
