import { invalidDefinition } from "./invalid-definition.ts";
import type { ParameterDefinition } from "./pipeline-definition.ts";

/** A parameter of one execution: its value, and the text that joins and listings show. */
export type ParameterValue = { readonly value: string | number | boolean; readonly text: string };
export type GivenParameter = { readonly Name: string; readonly Value: string };

const wrongType = ({ Name, Type }: ParameterDefinition, text: string) =>
  invalidDefinition(`Parameter [${Name}] has an invalid value: "${text}" is not of type ${Type}`);

const integer = /^[+-]?\d+$/;

const convert = (definition: ParameterDefinition, text: string): string | number | boolean => {
  const { Type } = definition;
  if (Type === "String") return text;
  if (Type === "Boolean") {
    if (!/^(true|false)$/i.test(text)) throw wrongType(definition, text);
    return text.toLowerCase() === "true";
  }
  const isNumber =
    Type === "Integer" ? integer.test(text) : text.trim() !== "" && Number.isFinite(Number(text));
  if (!isNumber) throw wrongType(definition, text);
  return Number(text);
};

/** JSON knows no difference between 1 and 1.0; a Float keeps its point. */
const defaultText = ({ Type, DefaultValue }: ParameterDefinition): string | undefined => {
  if (DefaultValue === undefined || DefaultValue === null) return undefined;
  return Type === "Float" && Number.isInteger(DefaultValue) ? `${DefaultValue}.0` : String(DefaultValue);
};

const resolveOne = (definition: ParameterDefinition, given: string | undefined): ParameterValue => {
  const { Name, EnumValues } = definition;
  if (given === "") {
    throw invalidDefinition(
      `Invalid value for parameter [${Name}]: too short (length: 0, required minimum: 1)`,
    );
  }
  const text = given ?? defaultText(definition);
  if (text === undefined) throw invalidDefinition(`Parameter '${Name}' is undefined`);
  if (EnumValues?.length && !EnumValues.includes(text)) {
    throw invalidDefinition(
      `Parameter '${Name}' has value "${text}", which is none of ${EnumValues.join(", ")}`,
    );
  }
  return { value: convert(definition, text), text };
};

/** The parameters of an execution; refuses unknown, missing and unfitting ones. */
export const resolveParameters = (
  definitions: readonly ParameterDefinition[],
  given: readonly GivenParameter[],
): ReadonlyMap<string, ParameterValue> => {
  const values = new Map(given.map(({ Name, Value }) => [Name, Value]));
  for (const name of values.keys()) {
    if (!definitions.some(({ Name }) => Name === name))
      throw invalidDefinition(`Unknown parameter '${name}'`);
  }
  return new Map(
    definitions.map((definition) => [definition.Name, resolveOne(definition, values.get(definition.Name))]),
  );
};
