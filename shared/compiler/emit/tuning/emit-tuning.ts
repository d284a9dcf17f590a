import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedObject } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { fromPlace } from "../from-place.ts";
import { tagsOf } from "../job/tags-of.ts";
import { overlay } from "../overlay.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";
import { encodeHyperparameters } from "../training/encode-hyperparameters.ts";
import { scriptOf } from "../training/script-of.ts";
import { trainingJob } from "../training/training-job.ts";
import { withChannels } from "../training/with-channels.ts";
import { type Algorithm, algorithmsOf, type TuningValue } from "./algorithms-of.ts";
import { emitRanges } from "./emit-ranges.ts";
import { objectiveOf } from "./objective-of.ts";

type Search = {
  readonly definition: EmittedObject;
  readonly objective: EmittedObject | undefined;
  readonly ranges: EmittedObject;
};

const searchOf = (scope: Scope, step: PlannedStep, algorithm: Algorithm): Search => {
  const { section } = algorithm;
  const found = objectiveOf(scope, step, algorithm);
  if (section.value.image_uri === undefined || section.value.image_uri === null)
    scope.report(child(section.place, "image_uri"), {
      code: "missing-key",
      severity: "error",
      message: '"image_uri" is missing',
      hint: "name the image that trains",
    });
  const job = trainingJob(scope, step, section);
  const script = scriptOf(scope, step.unit, section);
  const definition = {
    StaticHyperParameters: {
      ...encodeHyperparameters(child(section.place, "hyperparams")),
      ...script.hyperparameters,
    },
    ...withChannels(job, script.channels),
    AlgorithmSpecification: overlay(job.AlgorithmSpecification, { MetricDefinitions: found?.metrics }),
  };
  return { definition, objective: found?.objective, ranges: emitRanges(child(section.place, "ranges")) };
};

const warmStart = ({ value, place }: Section<TuningValue>): EmittedObject | undefined => {
  const { warm_start: start } = value;
  if (start === undefined || start === null) return undefined;
  return {
    ParentHyperParameterTuningJobs: start.parents.map((parent, index) => ({
      HyperParameterTuningJobName: fromPlace(child(place, "warm_start", "parents", index), parent),
    })),
    WarmStartType: fromPlace(child(place, "warm_start", "type"), start.type),
  };
};

/** Emits a Tuning step, over one algorithm or several. */
export const emitTuning = (scope: Scope, step: PlannedStep<"Tuning">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Tuning");
  if (section === undefined) return [];
  const algorithms = algorithmsOf(section);
  const searches = algorithms.map((algorithm) => searchOf(scope, step, algorithm));
  const single = algorithms[0]?.name === "" ? searches[0] : undefined;
  const config = {
    Strategy: take(section, "strategy", "Bayesian"),
    HyperParameterTuningJobObjective: single?.objective,
    ResourceLimits: {
      MaxNumberOfTrainingJobs: take(section, "max_jobs", 10),
      MaxParallelTrainingJobs: take(section, "max_parallel_jobs", 1),
      MaxRuntimeInSeconds: take(section, "max_tuning_seconds"),
    },
    ParameterRanges: single?.ranges,
    TrainingJobEarlyStoppingType: take(section, "early_stopping", "Off"),
    RandomSeed: take(section, "random_seed"),
  };
  const several = searches.map(({ definition, objective, ranges }, index) => ({
    DefinitionName: algorithms[index]?.name,
    TuningObjective: objective,
    HyperParameterRanges: ranges,
    ...definition,
  }));
  const args = {
    HyperParameterTuningJobConfig: config,
    ...(single === undefined
      ? { TrainingJobDefinitions: several }
      : { TrainingJobDefinition: single.definition }),
    WarmStartConfig: warmStart(section),
    Tags: tagsOf(child(section.place, "tags")),
  };
  return [
    {
      name: step.name,
      type: "Tuning",
      owner: step,
      args: overlay(args, fromNode(child(section.place, "arguments"))),
    },
  ];
};
