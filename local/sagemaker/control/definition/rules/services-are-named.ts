import type { Step } from "../definition.ts";
import { isExpression } from "../is-expression.ts";
import { isObject } from "../is-object.ts";
import type { Rule } from "../rule.ts";
import { unparsable } from "../unparsable.ts";

const MOST_OUTPUTS = 50;
const OUTPUT_TYPES = ["String", "Integer", "Boolean", "Float"];

/** What a step of a type needs of itself to reach the service that does its work. */
const TARGETS: Readonly<Record<string, string>> = { Lambda: "FunctionArn", Callback: "SqsQueueUrl" };

const outputProblems = ({ Name, OutputParameters = [] }: Step): readonly string[] => {
  const where = `OutputParameters of step '${Name}'`;
  if (!Array.isArray(OutputParameters)) return [unparsable(`Expecting start of Json Array at ${where}.`)];
  const outputs = OutputParameters.map((output) => (isObject(output) ? output : {}));
  const names = outputs.map(({ OutputName }) => OutputName);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...(outputs.length > MOST_OUTPUTS ? [`A step can have at most ${MOST_OUTPUTS} output parameters.`] : []),
    ...[...twice].map((name) => `Output names must be unique. Duplicate output name found: '${name}'.`),
    ...outputs
      .filter(({ OutputName }) => typeof OutputName !== "string")
      .map(() => unparsable(`Expecting a String as OutputName at ${where}.`)),
    ...outputs
      .filter(({ OutputType }) => !OUTPUT_TYPES.includes(String(OutputType)))
      .map(({ OutputType }) => unparsable(`Unknown OutputType '${OutputType}' at ${where}.`)),
  ];
};

/** Lambda and Callback steps name the service that they use and what it gives back. */
export const servicesAreNamed: Rule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const member = TARGETS[step.Type];
    if (member === undefined) return [];
    const isNamed = typeof step[member] === "string" || isExpression(step[member]);
    return [
      ...(isNamed ? [] : [unparsable(`Missing required property '${member}' of step '${step.Name}'.`)]),
      ...outputProblems(step),
    ];
  });
