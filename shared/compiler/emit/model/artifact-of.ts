import { child } from "../../../config/yaml/child.ts";
import { findSteps } from "../../plan/find-steps.ts";
import { latestStep } from "../../plan/latest-step.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { get } from "../get.ts";
import { bestModelUri } from "../tuning/best-model-uri.ts";

/** A model artifact and the step that makes it. */
export type Artifact = { readonly step: PlannedStep; readonly uri: Emitted };

const TRAINERS = new Set<PlannedStep["stepClass"]>(["Training", "Tuning", "Refit"]);

const isTrainer = ({ stepClass }: PlannedStep): boolean => TRAINERS.has(stepClass);

const uriOf = (scope: Scope, step: PlannedStep): Emitted =>
  step.stepClass === "Tuning"
    ? bestModelUri(scope, step)
    : get(`Steps.${step.name}.ModelArtifacts.S3ModelArtifacts`);

const chosen = (scope: Scope, step: PlannedStep): PlannedStep | undefined => {
  const place = child(step.place, "chain_input_source_step");
  const names = [step.value.chain_input_source_step ?? []]
    .flat()
    .map((one) => (typeof one === "string" ? one : one.step));
  return names.flatMap((name) => findSteps(scope, name, { place, asker: step })).find(isTrainer);
};

/** The step whose artifact a model is made of; undefined where its unit trains nothing. */
export const artifactStepOf = (scope: Scope, step: PlannedStep): PlannedStep | undefined =>
  chosen(scope, step) ?? latestStep(step, isTrainer);

/** The artifact that a model is made of: the chained training's, else that of the last training before it in its unit. */
export const artifactOf = (scope: Scope, step: PlannedStep): Artifact | undefined => {
  const trainer = artifactStepOf(scope, step);
  if (trainer !== undefined) return { step: trainer, uri: uriOf(scope, trainer) };
  scope.report(step.place, {
    code: "no-training",
    severity: "error",
    message: `step "${step.name}" (${step.stepClass}) needs a model, and no Training step of the model "${step.unit.model}" makes one`,
    hint: "add a Training step to the model, or chain one",
  });
  return undefined;
};
