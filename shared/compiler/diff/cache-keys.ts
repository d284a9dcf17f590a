import type { DefinitionStep } from "../definition.ts";
import type { Json } from "../json.ts";
import { argumentAt } from "../lint/argument-at.ts";

const TUNING_SINGLE = [
  "AlgorithmSpecification",
  "HyperParameterRanges",
  "InputDataConfig",
  "StaticHyperParameters",
  "TuningObjective",
];

// From the service's documentation on default cache keys. Outputs, role and instance type are none.
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Processing: ["Arguments.AppSpecification", "Arguments.Environment", "Arguments.ProcessingInputs"],
  Training: [
    "AlgorithmSpecification",
    "CheckpointConfig",
    "DebugHookConfig",
    "DebugRuleConfigurations",
    "Environment",
    "HyperParameters",
    "InputDataConfig",
  ].map((key) => `Arguments.${key}`),
  Tuning: [
    "Arguments.HyperParameterTuningJobConfig",
    ...TUNING_SINGLE.map((key) => `Arguments.TrainingJobDefinition.${key}`),
    "Arguments.TrainingJobDefinitions",
  ],
  Transform: ["DataProcessing", "Environment", "ModelName", "TransformInput"].map(
    (key) => `Arguments.${key}`,
  ),
  AutoML: ["AutoMLJobConfig", "AutoMLJobObjective", "InputDataConfig", "ProblemType"].map(
    (key) => `Arguments.${key}`,
  ),
  QualityCheck: [
    "Arguments",
    "CheckType",
    "SkipCheck",
    "RegisterNewBaseline",
    "ModelPackageGroupName",
    "SuppliedBaselineStatistics",
    "SuppliedBaselineConstraints",
  ],
  ClarifyCheck: [
    "Arguments",
    "CheckType",
    "ModelName",
    "SkipCheck",
    "RegisterNewBaseline",
    "ModelPackageGroupName",
    "SuppliedBaselineConstraints",
  ],
  EMR: ["Arguments.ClusterId", "Arguments.StepConfig"],
};

/** What decides whether a step's earlier result is reused: the parts of the step that the service compares, by path. */
export const cacheKeys = (step: DefinitionStep): ReadonlyMap<string, Json> => {
  const found = (KEYS[step.Type] ?? ["Arguments"]).flatMap((path) => {
    const value = argumentAt(step as unknown as Json, ...path.split("."));
    return value === undefined ? [] : [[path, value] as const];
  });
  return new Map(found);
};
