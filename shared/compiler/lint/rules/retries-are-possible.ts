import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const RETRYABLE = new Set([
  "Processing",
  "Training",
  "Tuning",
  "AutoML",
  "Transform",
  "Model",
  "RegisterModel",
  "EMR",
  "EMRServerless",
  "EndpointConfig",
]);
const WITHOUT_JOBS = new Set(["Model", "RegisterModel"]);
const WITHOUT_INTERNAL = new Set(["Tuning", "AutoML"]);

const check = (type: string, policy: Json, path: string): readonly LintFinding[] => {
  const exceptions = listAt(policy, "ExceptionType").map(String);
  const findings: LintFinding[] = [];
  if (argumentAt(policy, "MaxAttempts") !== undefined && argumentAt(policy, "ExpireAfterMin") !== undefined)
    findings.push(
      found.error(
        "retry",
        path,
        "validation error: MaxAttempts and ExpireAfterMin exclude each other",
        "keep max_attempts or expire_after_minutes",
      ),
    );
  if (WITHOUT_JOBS.has(type) && exceptions.some((one) => one.startsWith("SageMaker.")))
    findings.push(
      found.error(
        "retry",
        path,
        `a ${type} step runs no job, so only Step.SERVICE_FAULT and Step.THROTTLING can be retried`,
      ),
    );
  if (WITHOUT_INTERNAL.has(type) && exceptions.includes("SageMaker.JOB_INTERNAL_ERROR"))
    findings.push(found.warning("retry", path, `SageMaker.JOB_INTERNAL_ERROR is ignored on a ${type} step`));
  return findings;
};

/** Rule 22: retries are asked for where the service retries. */
export const retriesArePossible: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const policies = listAt(step as unknown as Json, "RetryPolicies");
    if (policies.length > 0 && !RETRYABLE.has(step.Type))
      return [
        found.error(
          "retry",
          `${step.Name}.RetryPolicies`,
          `a step of type ${step.Type} cannot be retried`,
          "remove retry",
        ),
      ];
    return policies.flatMap((policy, index) =>
      check(step.Type, policy, `${step.Name}.RetryPolicies[${index}]`),
    );
  });
