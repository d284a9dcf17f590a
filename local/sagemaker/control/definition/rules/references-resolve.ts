import { findShapeAt } from "../../../../../shared/api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../../../../shared/api-constraints/shape-of-operation.ts";
import type { Definition, Step } from "../definition.ts";
import { expressionsOf } from "../expressions-of.ts";
import { ownPart } from "../own-part.ts";
import { parseReference } from "../parse-reference.ts";
import type { Rule } from "../rule.ts";
import { requestOf, stepTypes } from "../step-types.ts";

const EXECUTION = new Set([
  "StartDateTime",
  "CurrentDateTime",
  "PipelineName",
  "PipelineArn",
  "PipelineExecutionId",
  "PipelineExecutionArn",
  "TrainingJobName",
  "ProcessingJobName",
]);
const EXPERIMENT = new Set(["ExperimentName", "TrialName"]);

type Path = readonly (string | number)[];

const isPropertyFile = ({ PropertyFiles = [] }: Step, [first, name]: Path): boolean =>
  first === "PropertyFiles" &&
  (PropertyFiles as readonly { PropertyFileName?: unknown }[]).some(
    (file) => file?.PropertyFileName === name,
  );

const isDeclaredOutput = ({ OutputParameters = [] }: Step, path: Path): boolean =>
  path.length === 2 &&
  (OutputParameters as readonly { OutputName?: unknown }[]).some((output) => output?.OutputName === path[1]);

const hasProperty = (step: Step, path: Path): boolean => {
  const type = stepTypes[step.Type];
  const first = String(path[0]);
  if (isPropertyFile(step, path)) return true;
  if (type?.properties?.includes("OutputParameters") && first === "OutputParameters")
    return isDeclaredOutput(step, path);
  if (type?.properties) return type.properties.includes(first);
  const request = requestOf(step.Type);
  // A step without a request of SageMaker's own answers what another service answers.
  if (!request || type?.moreProperties?.includes(first)) return path.length > 0;
  return path.length > 0 && findShapeAt(shapeOfOperation(request.describe, "output"), path) !== undefined;
};

const problemOf = (text: unknown, { parameters, steps }: Definition): string | undefined => {
  const reference = parseReference(text);
  if (!reference) return `Invalid property reference [${String(text)}].`;
  const { space, name } = reference;
  if (space === "Parameters")
    return parameters.some((each) => each.Name === name) ? undefined : `Parameter '${name}' is undefined.`;
  if (space !== "Steps") {
    const known = space === "Execution" ? EXECUTION : EXPERIMENT;
    return known.has(name) ? undefined : `Invalid property reference [${text}].`;
  }
  const target = steps.find(({ step }) => step.Name === name)?.step;
  if (!target) return `Property reference [${text}] names unknown step '${name}'.`;
  return hasProperty(target, reference.path)
    ? undefined
    : `Invalid property reference [${text}]: ${target.Type} step '${name}' has no such property.`;
};

/** Whatever an expression names is there: parameters, steps and what their type tells of itself. */
export const referencesResolve: Rule = (definition) => {
  const values = [definition.experiment, ...definition.steps.map(({ step }) => ownPart(step))];
  return values
    .flatMap((value) => expressionsOf(value))
    .filter(({ form }) => form === "Get")
    .flatMap(({ operand }) => problemOf(operand, definition) ?? []);
};
