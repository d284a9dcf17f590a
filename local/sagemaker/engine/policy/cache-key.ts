import { createHash } from "node:crypto";

type Arguments = Readonly<Record<string, unknown>>;

/** What AWS compares of each kind of step; outputs, role and instances are not among it. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  Processing: ["AppSpecification", "Environment", "ProcessingInputs"],
  Training: [
    "AlgorithmSpecification",
    "CheckpointConfig",
    "DebugHookConfig",
    "DebugRuleConfigurations",
    "Environment",
    "HyperParameters",
    "InputDataConfig",
  ],
  Tuning: ["HyperParameterTuningJobConfig", "TrainingJobDefinition", "TrainingJobDefinitions"],
  Transform: ["DataProcessing", "Environment", "ModelName", "TransformInput"],
};

/** Of a tuning step's single definition, only these count. */
const definitionAttributes = [
  "AlgorithmSpecification",
  "HyperParameterRanges",
  "InputDataConfig",
  "StaticHyperParameters",
  "TuningObjective",
];

const pick = (value: Arguments, names: readonly string[]): Arguments =>
  Object.fromEntries(names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));

const compared = (type: string, given: Arguments): Arguments | undefined => {
  // What these are told is all there is to compare.
  if (type === "Lambda" || type === "Callback") return given;
  const names = attributes[type];
  if (!names) return undefined;
  const definition = given.TrainingJobDefinition as Arguments | undefined;
  const picked = pick(given, names);
  return definition ? { ...picked, TrainingJobDefinition: pick(definition, definitionAttributes) } : picked;
};

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, canonical(member)]));
};

/** What a step's earlier run is found again by: equal for equal attributes, whatever their order; nothing for kinds that are never cached. */
export const cacheKey = (type: string, given: Arguments): string | undefined => {
  const content = compared(type, given);
  return (
    content &&
    createHash("sha256")
      .update(JSON.stringify(canonical(content)))
      .digest("hex")
  );
};
