import { child } from "../../../config/yaml/child.ts";
import { toPlain } from "../../../config/yaml/to-plain.ts";
import type { YamlMap } from "../../../config/yaml/yaml-node.ts";
import { findSteps } from "../../plan/find-steps.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readOptionalSection } from "../../plan/read-optional-section.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedObject } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { get } from "../get.ts";
import { tagsOf } from "../job/tags-of.ts";
import { codeChannel } from "../launch/code-channel.ts";
import { launcher } from "../launch/launcher.ts";
import { overlay } from "../overlay.ts";
import type { Section } from "../section.ts";
import { encodeHyperparameters } from "../training/encode-hyperparameters.ts";
import { scriptOf } from "../training/script-of.ts";
import { outputPath, trainingJob } from "../training/training-job.ts";
import { withChannels } from "../training/with-channels.ts";
import { algorithmsOf, type TuningValue } from "./algorithms-of.ts";
import { REFIT_SCRIPT } from "./refit-script.ts";

const isTuning = ({ stepClass }: PlannedStep): boolean => stepClass === "Tuning";

const tuningOf = (scope: Scope, step: PlannedStep<"Refit">): PlannedStep | undefined => {
  const place = child(step.place, "tuning_step");
  const named = step.value.tuning_step;
  const { steps } = step.unit;
  const found = named ? findSteps(scope, named, { place, asker: step }) : steps;
  const tuning = found.findLast(isTuning);
  if (tuning === undefined && !(named && found.length === 0))
    scope.report(named ? place : step.place, {
      code: "no-tuning",
      severity: "error",
      message: named
        ? `step "${named}" is no Tuning step`
        : `the model "${step.unit.model}" has no Tuning step to refit`,
      hint: "add a step with step_class: Tuning, or name one by tuning_step",
    });
  return tuning;
};

/** The section of the tuning, as the refit changes it. */
const refitted = (
  tuning: Section<TuningValue>,
  refit: Section<Partial<TuningValue>>,
): Section<TuningValue> => {
  const [below, above] = [tuning.place.node, refit.place.node];
  const value = {
    ...tuning.value,
    ...refit.value,
    hyperparams: { ...tuning.value.hyperparams, ...refit.value.hyperparams },
  };
  if (below?.kind !== "map" || above?.kind !== "map") return { value, place: tuning.place };
  const entries = new Map([...below.entries, ...above.entries]);
  const [base, own] = [below.entries.get("hyperparams")?.value, above.entries.get("hyperparams")];
  if (base?.kind === "map" && own?.value.kind === "map")
    entries.set("hyperparams", {
      ...own,
      value: { ...own.value, entries: new Map([...base.entries, ...own.value.entries]) },
    });
  const node: YamlMap = { ...above, entries };
  return { value, place: { ...refit.place, node } };
};

const best = (tuning: PlannedStep, property: string): EmittedObject =>
  get(`Steps.${tuning.name}.BestTrainingJob.${property}`);

const tuned = (tuning: PlannedStep, section: Section<TuningValue>): EmittedObject =>
  Object.fromEntries(
    Object.keys(section.value.ranges ?? {}).map((name) => [
      name,
      best(tuning, `TunedHyperParameters['${name}']`),
    ]),
  );

/** A value that the program reads as JSON: encoded twice, as the toolkit would make `a=b,c=d` of a plain map. */
const asText = (value: unknown): string => JSON.stringify(JSON.stringify(value));

const dispatch = (
  scope: Scope,
  tuning: PlannedStep,
  { section, refit }: { section: Section<TuningValue>; refit: Section<object> },
): EmittedObject => {
  const scripts = Object.fromEntries(
    algorithmsOf(section).map((one) => [one.name, one.section.value.entry_point ?? ""]),
  );
  const overrides = child(refit.place, "hyperparams").node;
  return {
    best_training_job: best(tuning, "TrainingJobName"),
    best_algorithm: best(tuning, "TrainingJobDefinitionName"),
    algorithms: asText(scripts),
    overrides: overrides === undefined ? undefined : asText(toPlain(overrides)),
    ...launcher(scope, "refit.py", REFIT_SCRIPT),
  };
};

/** Emits a Refit step: the winner of a tuning is trained once more, without any code of the author's for it. */
export const emitRefit = (scope: Scope, step: PlannedStep<"Refit">): readonly EmittedStep[] => {
  const tuning = tuningOf(scope, step);
  const refit = readOptionalSection(scope, step, "Refit") as Section<Partial<TuningValue>> | undefined;
  const searched = tuning === undefined ? undefined : readStepSection(scope, tuning, "Tuning");
  if (tuning === undefined || refit === undefined || searched === undefined) return [];
  const section = refitted(searched, refit);
  const isSeveral = searched.value.algorithms !== undefined && searched.value.algorithms !== null;
  const inputs = step.value.chain_input_source_step
    ? step
    : {
        ...step,
        value: { ...step.value, chain_input_source_step: tuning.value.chain_input_source_step },
        place: tuning.place,
      };
  const job = trainingJob(scope, inputs, section);
  const code = isSeveral ? codeChannel(scope, step, section) : undefined;
  const script = isSeveral ? undefined : scriptOf(scope, step.unit, section);
  const channels = script?.channels ?? (code === undefined ? [] : [code]);
  const HyperParameters = isSeveral
    ? dispatch(scope, tuning, { section: searched, refit })
    : {
        ...encodeHyperparameters(child(section.place, "hyperparams")),
        ...tuned(tuning, searched),
        ...script?.hyperparameters,
      };
  const args = {
    ...withChannels(job, channels),
    HyperParameters,
    Tags: tagsOf(child(section.place, "tags")),
    DebugHookConfig: { S3OutputPath: outputPath(scope, section), CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  };
  return [
    {
      name: step.name,
      type: "Training",
      owner: step,
      args: overlay(args, fromNode(child(refit.place, "arguments"))),
    },
  ];
};
