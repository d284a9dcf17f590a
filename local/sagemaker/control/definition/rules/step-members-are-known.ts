import type { Rule } from "../rule.ts";
import { stepTypes } from "../step-types.ts";
import { unparsable } from "../unparsable.ts";

const COMMON = ["Name", "Type", "Arguments", "DependsOn", "DisplayName", "Description"];

/** Steps are of a type that the service has, with the members that the type has. */
export const stepMembersAreKnown: Rule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const type = stepTypes[step.Type];
    if (!type) return [unparsable(`Unknown step type '${step.Type}' of step '${step.Name}'.`)];
    const known = new Set([
      ...COMMON,
      ...(type.members ?? []),
      ...(type.isCached ? ["CacheConfig"] : []),
      ...(type.retries ? ["RetryPolicies"] : []),
    ]);
    return Object.keys(step)
      .filter((name) => !known.has(name))
      .map((name) =>
        unparsable(`Cannot parse object, unknown property '${name}' of ${step.Type} step '${step.Name}'.`),
      );
  });
