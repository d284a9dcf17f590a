import { stepRequests } from "../../../api-constraints/step-requests.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

// Their names may be given: the service adds to them, or takes them as they are.
const MAY_BE_NAMED = new Set(["EndpointConfig"]);
// Registration takes a description of the package, whatever tables say: definitions of the SageMaker SDK hold one.
const ALLOWED = new Set(["ModelPackageDescription"]);

/** Rule 26: names are given by the service, and some members are not taken in a pipeline. */
export const servicesNameTheirJobs: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const request = stepRequests[step.Type];
    const generated = MAY_BE_NAMED.has(step.Type) ? [] : (request?.generated ?? []).map((name) => [name]);
    return [...generated, ...(request?.excluded ?? [])]
      .filter((path) => !ALLOWED.has(path.join(".")) && argumentAt(step.Arguments, ...path) !== undefined)
      .map((path) =>
        found.error(
          "refused-member",
          `${step.Name}.Arguments.${path.join(".")}`,
          `Unable to parse pipeline definition. Unknown Argument member '${path.at(-1)}'`,
          "a pipeline does not take it: remove it",
        ),
      );
  });
