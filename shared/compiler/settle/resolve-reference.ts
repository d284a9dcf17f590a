import { didYouMean } from "../../config/validate/did-you-mean.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { JsonObject } from "../json.ts";
import { findSteps } from "../plan/find-steps.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import { primaryName } from "../plan/primary-name.ts";
import type { Asker } from "../plan/step-index.ts";
import type { Scope } from "../scope.ts";

const EXECUTION = [
  "StartDateTime",
  "CurrentDateTime",
  "PipelineName",
  "PipelineArn",
  "PipelineExecutionId",
  "PipelineExecutionArn",
  "TrainingJobName",
  "ProcessingJobName",
];

type At = { readonly place: Place; readonly asker: Asker | undefined };

const wrong = (
  scope: Scope,
  { place }: At,
  found: { reference: string; message: string; hint: string },
): undefined => {
  const { reference, message, hint } = found;
  scope.report(place, {
    code: "unknown-reference",
    severity: "error",
    message,
    value: `\${${reference}}`,
    hint,
  });
  return undefined;
};

const ofStep = (scope: Scope, path: string, at: At): JsonObject | undefined => {
  const dot = path.indexOf(".");
  const name = dot < 0 ? path : path.slice(0, dot);
  const steps = findSteps(scope, name, {
    place: at.place,
    asker: at.asker,
  });
  const [step, second] = steps as readonly [PlannedStep?, PlannedStep?];
  if (step === undefined) return undefined;
  if (second !== undefined)
    return wrong(scope, at, {
      reference: `steps.${path}`,
      message: `"${name}" was cloned into ${steps.length} steps`,
      hint: `name one of them, e.g. ${step.name}`,
    });
  if (dot < 0)
    return wrong(scope, at, {
      reference: `steps.${path}`,
      message: `what of step "${name}"?`,
      hint: `name a property, e.g. \${steps.${name}.ModelArtifacts.S3ModelArtifacts}`,
    });
  return { Get: `Steps.${primaryName(step)}.${path.slice(dot + 1)}` };
};

/** What a reference means in the definition; undefined, after a report, when it means nothing. */
export const resolveReference = (scope: Scope, reference: string, at: At): JsonObject | undefined => {
  const dot = reference.indexOf(".");
  const [space, name] = dot < 0 ? [reference, ""] : [reference.slice(0, dot), reference.slice(dot + 1)];
  switch (space) {
    case "parameters": {
      if (scope.parameters.has(name)) return { Get: `Parameters.${name}` };
      const hint = didYouMean(name, scope.parameters.keys());
      return wrong(scope, at, {
        reference,
        message: `the parameter "${name}" is not declared in sagemakerPipeline.parameters`,
        hint,
      });
    }
    case "execution":
      if (EXECUTION.includes(name)) return { Get: `Execution.${name}` };
      return wrong(scope, at, {
        reference,
        message: `an execution has no "${name}"`,
        hint: didYouMean(name, EXECUTION),
      });
    case "steps":
      return ofStep(scope, name, at);
    case "each":
      return wrong(scope, at, {
        reference,
        message: "${each} stands for a value of for_each, and there is none here",
        hint: "add for_each, or write $${each} for the text itself",
      });
    default:
      return wrong(scope, at, {
        reference,
        message: `"${space}" refers to nothing`,
        hint: "use ${parameters.…}, ${steps.…} or ${execution.…}, or write $${…} for the text itself",
      });
  }
};
