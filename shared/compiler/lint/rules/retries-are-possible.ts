import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import { keysOf } from "../keys-of.ts";
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

const EXCEPTIONS = [
  "Step.SERVICE_FAULT",
  "Step.THROTTLING",
  "SageMaker.JOB_INTERNAL_ERROR",
  "SageMaker.CAPACITY_ERROR",
  "SageMaker.RESOURCE_LIMIT",
];
const RANGES = [
  ["IntervalSeconds", 1, 43_200],
  ["BackoffRate", 1, Infinity],
  ["MaxAttempts", 1, 20],
  ["ExpireAfterMin", 1, 14_400],
] as const;

/** What the config language cannot say, but a step in the service's own words can. */
const malformed = (policy: Json, path: string): readonly LintFinding[] => {
  const exceptions = listAt(policy, "ExceptionType");
  return [
    ...(exceptions.length === 0
      ? [found.error("retry", path, "ExceptionType must have at least one member")]
      : []),
    ...exceptions
      .map(String)
      .filter((one) => !EXCEPTIONS.includes(one))
      .map((one) =>
        found.error("retry", path, `Unknown ExceptionType '${one}'`, didYouMean(one, EXCEPTIONS)),
      ),
    ...keysOf(policy)
      .filter((key) => key !== "ExceptionType" && !RANGES.some(([name]) => name === key))
      .map((key) => found.error("retry", path, `Cannot parse object, unknown property '${key}'`)),
    ...RANGES.flatMap(([name, least, most]) => {
      const value = argumentAt(policy, name);
      const fits = typeof value === "number" && least <= value && value <= most;
      return value === undefined || fits
        ? []
        : [found.error("retry", path, `${name} must be a number from ${least} to ${most}`)];
    }),
  ];
};

const check = (type: string, policy: Json, path: string): readonly LintFinding[] => {
  const exceptions = listAt(policy, "ExceptionType").map(String);
  const findings: LintFinding[] = [...malformed(policy, path)];
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
