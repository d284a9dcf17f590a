import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

type Form = { readonly what: string; readonly pattern: RegExp; readonly most: number };

const STEP: Form = { what: "step name", pattern: /^[A-Za-z0-9_-]+$/, most: 64 };
const PARAMETER: Form = { what: "parameter name", pattern: /^[A-Za-z0-9_-]+$/, most: 64 };
const CHANNEL: Form = { what: "channel name", pattern: /^[A-Za-z0-9._-]+$/, most: 64 };
const DEFINITION: Form = {
  what: "name of a training definition",
  pattern: /^[A-Za-z0-9](-*[A-Za-z0-9])*$/,
  most: 64,
};

const check = (
  name: Json | undefined,
  { what, pattern, most }: Form,
  path: string,
): readonly LintFinding[] => {
  if (typeof name !== "string") return [];
  if (name.length > most)
    return [
      found.error(
        "name",
        path,
        `Model Validation failed: the ${what} "${name}" has ${name.length} characters and cannot be longer than ${most}`,
        "shorten the names that it is made of",
      ),
    ];
  return pattern.test(name)
    ? []
    : [
        found.error(
          "name",
          path,
          `the ${what} "${name}" holds characters that are not allowed`,
          `it must match ${pattern.source}`,
        ),
      ];
};

/** Rule 19: names have the forms that the service takes. */
export const namesAreAllowed: LintRule = ({ definition, steps }) => [
  ...definition.Parameters.flatMap(({ Name }) => check(Name, PARAMETER, `Parameters.${Name}`)),
  ...steps.flatMap(({ step }) => [
    ...check(step.Name, STEP, step.Name),
    ...listAt(step.Arguments, "InputDataConfig").flatMap((one, index) =>
      check(argumentAt(one, "ChannelName"), CHANNEL, `${step.Name}.Arguments.InputDataConfig[${index}]`),
    ),
    ...listAt(step.Arguments, "TrainingJobDefinitions").flatMap((one, index) =>
      check(
        argumentAt(one, "DefinitionName"),
        DEFINITION,
        `${step.Name}.Arguments.TrainingJobDefinitions[${index}]`,
      ),
    ),
  ]),
];
