import { invalidDefinition } from "./invalid-definition.ts";
import type {
  Branch,
  ParameterDefinition,
  PipelineDefinition,
  StepDefinition,
  StepNode,
} from "./pipeline-definition.ts";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parseJson = (text: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalidDefinition(`Unable to parse pipeline definition. ${(cause as Error).message}`);
  }
  if (!isObject(value))
    throw invalidDefinition("Unable to parse pipeline definition. Expecting start of Json Object");
  return value;
};

const listOf = (value: unknown, name: string): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw invalidDefinition(
      `Unable to parse pipeline definition. Expecting start of Json Array for "${name}"`,
    );
  return value;
};

const toStep = (value: unknown): StepDefinition => {
  if (isObject(value) && typeof value.Name === "string" && typeof value.Type === "string") {
    return value as StepDefinition;
  }
  throw invalidDefinition("Unable to parse pipeline definition. A step needs a Name and a Type");
};

const flatten = (steps: readonly unknown[], branch?: Branch): StepNode[] =>
  steps.map(toStep).flatMap((step) => {
    const node = { step, ...(branch && { branch }) };
    if (step.Type !== "Condition") return [node];
    const { IfSteps, ElseSteps } = step.Arguments ?? {};
    return [
      node,
      ...flatten(listOf(IfSteps, "IfSteps"), { condition: step.Name, outcome: "True" }),
      ...flatten(listOf(ElseSteps, "ElseSteps"), { condition: step.Name, outcome: "False" }),
    ];
  });

const byName = (nodes: readonly StepNode[]): ReadonlyMap<string, StepNode> => {
  const named = new Map(nodes.map((node) => [node.step.Name, node]));
  if (named.size === nodes.length) return named;
  const twice = nodes.find(
    ({ step }, index) => nodes.findIndex((other) => other.step.Name === step.Name) < index,
  );
  throw invalidDefinition(`Step names must be unique: "${twice?.step.Name}" is there twice`);
};

/** Reads a pipeline's definition; refuses what is none, with the service's own kind of message. */
export const parseDefinition = (text: string): PipelineDefinition => {
  const definition = parseJson(text);
  const experiment = definition.PipelineExperimentConfig;
  return {
    parameters: listOf(definition.Parameters, "Parameters") as readonly ParameterDefinition[],
    experiment: isObject(experiment) ? experiment : {},
    nodes: byName(flatten(listOf(definition.Steps, "Steps"))),
  };
};
