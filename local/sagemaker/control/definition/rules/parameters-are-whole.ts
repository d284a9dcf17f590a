import type { Parameter } from "../definition.ts";
import type { Rule } from "../rule.ts";
import { unparsable } from "../unparsable.ts";

const NAME = /^[A-Za-z0-9\-_]{1,256}$/;
const MOST = 200;
const LONGEST_DEFAULT = 4096;

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
};

const problemsOf = ({ Name, Type, DefaultValue, EnumValues }: Parameter): readonly string[] => {
  const fits = FITS[Type];
  if (!fits) return [unparsable(`Unknown type '${Type}' of parameter '${Name}'.`)];
  const problems: string[] = [];
  if (!NAME.test(Name)) problems.push(`Parameter name '${Name}' must have letters, digits, '-' or '_' only.`);
  if (DefaultValue !== undefined && !fits(DefaultValue))
    problems.push(unparsable(`The default value of parameter '${Name}' is not of type ${Type}.`));
  if (String(DefaultValue ?? "").length > LONGEST_DEFAULT)
    problems.push(
      `The default value of parameter '${Name}' must have at most ${LONGEST_DEFAULT} characters.`,
    );
  if (EnumValues === undefined) return problems;
  if (Type !== "String" || EnumValues.some((value) => typeof value !== "string"))
    problems.push(unparsable(`Only a parameter of type String can have EnumValues: '${Name}'.`));
  else if (DefaultValue !== undefined && !EnumValues.includes(DefaultValue))
    problems.push(`The default value of parameter '${Name}' is none of its EnumValues.`);
  return problems;
};

/** Parameters have names of their own, a known type and a default that fits it. */
export const parametersAreWhole: Rule = ({ parameters }) => {
  const names = parameters.map(({ Name }) => Name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...twice].map((name) => `Parameter names must be unique. Duplicate parameter name found: '${name}'.`),
    ...(parameters.length > MOST ? [`A pipeline can have at most ${MOST} parameters.`] : []),
    ...parameters.flatMap(problemsOf),
  ];
};
