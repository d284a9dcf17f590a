import type { Step } from "../definition.ts";
import { expressionsOf } from "../expressions-of.ts";
import { isExpression } from "../is-expression.ts";
import { isObject } from "../is-object.ts";
import { ownPart } from "../own-part.ts";
import { parseReference } from "../parse-reference.ts";
import type { Rule } from "../rule.ts";
import { unparsable } from "../unparsable.ts";

const MEMBERS = ["PropertyFileName", "OutputName", "FilePath"];

const outputNames = ({ Arguments = {} }: Step): readonly unknown[] => {
  const config = Arguments.ProcessingOutputConfig;
  const outputs = isObject(config) && Array.isArray(config.Outputs) ? config.Outputs : [];
  return outputs.map((output) => (isObject(output) ? output.OutputName : undefined));
};

const fileProblems = (file: unknown, step: Step): readonly string[] => {
  const where = `PropertyFiles of step '${step.Name}'`;
  if (!isObject(file)) return [unparsable(`Expecting start of Json Object at ${where}.`)];
  const wrong = MEMBERS.filter((name) => typeof file[name] !== "string");
  const unknown = Object.keys(file).filter((name) => !MEMBERS.includes(name));
  const outputs = outputNames(step);
  // An output whose name only a run tells may be any.
  const isKnown = wrong.length > 0 || outputs.includes(file.OutputName) || outputs.some(isExpression);
  return [
    ...wrong.map((name) => unparsable(`Expecting a String as ${name} at ${where}.`)),
    ...unknown.map((name) => unparsable(`Cannot parse object, unknown property '${name}' at ${where}.`)),
    ...(isKnown
      ? []
      : [`Property file '${file.PropertyFileName}' names unknown output '${file.OutputName}'.`]),
  ];
};

const declarationProblems = (step: Step): readonly string[] => {
  const files = step.PropertyFiles ?? [];
  if (!Array.isArray(files))
    return [unparsable(`Expecting start of Json Array at PropertyFiles of step '${step.Name}'.`)];
  return files.flatMap((file) => fileProblems(file, step));
};

const isPropertyFile = (text: unknown): boolean => {
  const reference = parseReference(text);
  return reference?.space === "Steps" && reference.path.length === 2 && reference.path[0] === "PropertyFiles";
};

const readProblems = (step: Step): readonly string[] =>
  expressionsOf(ownPart(step)).flatMap(({ form, operand }) => {
    const file = form === "Std:JsonGet" && isObject(operand) ? operand.PropertyFile : undefined;
    const text = isObject(file) ? file.Get : undefined;
    return text === undefined || isPropertyFile(text)
      ? []
      : [`Std:JsonGet.PropertyFile [${String(text)}] is not a property file of a step.`];
  });

/** Property files name an output of their step, and nothing else is read as one. */
export const propertyFilesAreDeclared: Rule = ({ steps }) =>
  steps.flatMap(({ step }) => [...declarationProblems(step), ...readProblems(step)]);
