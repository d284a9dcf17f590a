import { checkRequest } from "../../../../../shared/api-constraints/check-request.ts";
import type { ConstraintViolation } from "../../../../../shared/api-constraints/constraint-violation.ts";
import type { StepRequest } from "../../../../../shared/api-constraints/step-requests.ts";
import type { Step } from "../definition.ts";
import { isExpression } from "../is-expression.ts";
import { isObject } from "../is-object.ts";
import type { Rule } from "../rule.ts";
import { requestOf } from "../step-types.ts";
import { unparsable } from "../unparsable.ts";

const unknownMember = (name: string | number | undefined): string =>
  unparsable(`Unknown Argument member '${name}'.`);

const describe = ({ rule, path, value, message }: ConstraintViolation, { Name }: Step): string => {
  const where = [Name, ...path].join(".");
  if (rule === "unknown") return unknownMember(path.at(-1));
  // The service names what it expected; where, helps whoever has to find it.
  if (rule === "type") return unparsable(`${message.split("constraint: ")[1]} at ${where}.`);
  if (rule !== "max" || typeof value !== "string") return `Model Validation failed: ${message} at ${where}.`;
  const limit = /less than or equal to (\d+)/.exec(message)?.[1];
  return `Model Validation failed: string '${value}' with length=${value.length} cannot be greater than ${limit} at ${where}.`;
};

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((below, name) => (isObject(below) ? below[name] : undefined), value);

const nullsIn = (value: unknown, path: string): readonly string[] => {
  if (value === null) return [path];
  if (typeof value !== "object") return [];
  return Object.entries(value as object).flatMap(([name, each]) => nullsIn(each, `${path}.${name}`));
};

const problemsOf = (
  step: Step,
  { create, generated = [], excluded = [] }: StepRequest,
): readonly string[] => {
  const isFilledIn = ({ rule, path }: ConstraintViolation): boolean =>
    rule === "required" && generated.includes(path.join("."));
  return [
    ...excluded
      .filter((path) => at(step.Arguments, path) !== undefined)
      .map((path) => unknownMember(path.at(-1))),
    ...nullsIn(step.Arguments ?? {}, step.Name).map((path) =>
      unparsable(`Expecting start of Json Object at ${path}.`),
    ),
    ...checkRequest(create, step.Arguments ?? {}, { isOpaque: isExpression })
      .filter((violation) => !isFilledIn(violation))
      .map((violation) => describe(violation, step)),
  ];
};

/** The Arguments of a step that becomes a request are what the API takes, as far as they are known before a run. */
export const argumentsFitTheApi: Rule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const request = requestOf(step.Type);
    return request ? problemsOf(step, request) : [];
  });
