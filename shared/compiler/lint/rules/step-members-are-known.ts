import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

const COMMON = ["Name", "Type", "Arguments", "DependsOn", "DisplayName", "Description"];
const CHECK = [
  "CheckType",
  "ModelPackageGroupName",
  "SkipCheck",
  "FailOnViolation",
  "RegisterNewBaseline",
  "SuppliedBaselineConstraints",
];

const OWN: Readonly<Record<string, readonly string[]>> = {
  Processing: ["CacheConfig", "RetryPolicies", "PropertyFiles"],
  Training: ["CacheConfig", "RetryPolicies"],
  Tuning: ["CacheConfig", "RetryPolicies"],
  AutoML: ["CacheConfig", "RetryPolicies"],
  Transform: ["CacheConfig", "RetryPolicies"],
  Model: ["RetryPolicies"],
  RegisterModel: ["RetryPolicies"],
  Condition: [],
  Fail: [],
  Lambda: ["CacheConfig", "FunctionArn", "OutputParameters"],
  Callback: ["CacheConfig", "SqsQueueUrl", "OutputParameters"],
  QualityCheck: ["CacheConfig", ...CHECK, "SuppliedBaselineStatistics"],
  ClarifyCheck: ["CacheConfig", ...CHECK, "ModelName"],
  EMR: ["CacheConfig", "RetryPolicies"],
  EMRServerless: ["CacheConfig", "RetryPolicies"],
  EndpointConfig: ["CacheConfig", "RetryPolicies"],
  Endpoint: ["CacheConfig"],
  InferenceComponent: [],
  BedrockCustomModel: [],
  BedrockCustomModelDeployment: [],
  BedrockModelImport: [],
  BedrockProvisionedModelThroughput: [],
  Lineage: [],
};

// What a Job may carry besides is not documented.
const TYPES = [...Object.keys(OWN), "Job"];

/** Rule 1: a step has a type and members that the service knows. */
export const stepMembersAreKnown: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    if (!TYPES.includes(step.Type))
      return [
        found.error(
          "step-type",
          step.Name,
          `the service knows no step type "${step.Type}"`,
          didYouMean(step.Type, TYPES),
        ),
      ];
    const own = OWN[step.Type];
    if (own === undefined) return [];
    const known = [...COMMON, ...own];
    return (
      Object.keys(step)
        // Of retries there is more to say, which another rule does.
        .filter((member) => !known.includes(member) && member !== "RetryPolicies")
        .map((member) =>
          found.error(
            "step-member",
            `${step.Name}.${member}`,
            `Cannot parse object, unknown property '${member}'`,
            didYouMean(member, known),
          ),
        )
    );
  });
