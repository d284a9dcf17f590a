import type { DefinitionStep } from "../../compiler/definition.ts";
import type { Json } from "../../compiler/json.ts";
import { argumentAt } from "../../compiler/lint/argument-at.ts";
import type { Fleet, JobLimit, JobWork } from "./job-work.ts";

/** A literal in place of a value that may refer to a parameter; undefined for what only a run knows. */
export type Resolve = (value: Json | undefined) => string | number | undefined;

// SageMaker's own limit where a request sets none: "The default value is 1 day" (StoppingCondition in its API reference).
const DEFAULT_SECONDS = 24 * 3600;

const isMissing = (value: Json | undefined): boolean => value === undefined || value === null;

const numberOf = (value: Json | undefined, resolve: Resolve): number | undefined => {
  const resolved = resolve(value);
  const number = resolved === undefined || resolved === "" ? Number.NaN : Number(resolved);
  return Number.isFinite(number) ? number : undefined;
};

const fleetOf = (resources: Json | undefined, resolve: Resolve): Fleet => {
  const type = resolve(argumentAt(resources, "InstanceType"));
  return {
    type: type === undefined ? undefined : String(type),
    count: numberOf(argumentAt(resources, "InstanceCount"), resolve),
  };
};

const listAt = (value: Json | undefined, ...keys: readonly string[]): readonly Json[] => {
  const list = argumentAt(value, ...keys);
  return Array.isArray(list) ? (list as readonly Json[]) : [];
};

// Of a definition that sets SageMaker's own limit, as repack steps do, nobody has thought how long it may take.
const limitOf = (value: Json | undefined, resolve: Resolve) => {
  const seconds = isMissing(value) ? DEFAULT_SECONDS : numberOf(value, resolve);
  return { seconds, isDeclared: seconds !== DEFAULT_SECONDS };
};

const one = (kind: JobLimit): JobWork => ({ kinds: [kind], jobs: 1, parallel: 1 });

const trainingFleets = (resources: Json | undefined, resolve: Resolve): readonly Fleet[] => {
  const groups = listAt(resources, "InstanceGroups");
  return groups.length === 0 ? [fleetOf(resources, resolve)] : groups.map((group) => fleetOf(group, resolve));
};

// A warm pool is billed like the job for as long as it is kept.
const trainingJob = (job: Json, resolve: Resolve): JobLimit => {
  const resources = argumentAt(job, "ResourceConfig");
  const limit = limitOf(argumentAt(job, "StoppingCondition", "MaxRuntimeInSeconds"), resolve);
  const kept = numberOf(argumentAt(resources, "KeepAlivePeriodInSeconds"), resolve) ?? 0;
  return {
    fleets: trainingFleets(resources, resolve),
    isDeclared: limit.isDeclared,
    seconds: limit.seconds === undefined ? undefined : limit.seconds + kept,
  };
};

/** The jobs that one definition of a tuning may start: on its own resources, or on any of those it offers to choose from. */
const tunedJobs = (definition: Json, resolve: Resolve): readonly JobLimit[] => {
  const offered = argumentAt(definition, "HyperParameterTuningResourceConfig");
  if (offered === undefined) return [trainingJob(definition, resolve)];
  const { seconds, isDeclared } = trainingJob(definition, resolve);
  const choices = listAt(offered, "InstanceConfigs");
  return (choices.length === 0 ? [offered] : choices).map((choice) => ({
    fleets: [fleetOf(choice, resolve)],
    seconds,
    isDeclared,
  }));
};

const tuning = ({ Arguments }: DefinitionStep, resolve: Resolve): JobWork => {
  const limits = argumentAt(Arguments, "HyperParameterTuningJobConfig", "ResourceLimits");
  const single = argumentAt(Arguments, "TrainingJobDefinition");
  const definitions = [
    ...(single === undefined ? [] : [single]),
    ...listAt(Arguments, "TrainingJobDefinitions"),
  ];
  return {
    kinds: definitions.flatMap((definition) => tunedJobs(definition, resolve)),
    jobs: numberOf(argumentAt(limits, "MaxNumberOfTrainingJobs"), resolve),
    parallel: numberOf(argumentAt(limits, "MaxParallelTrainingJobs"), resolve),
    stepSeconds: numberOf(argumentAt(limits, "MaxRuntimeInSeconds"), resolve),
  };
};

const processing = ({ Arguments }: DefinitionStep, resolve: Resolve): JobWork =>
  one({
    fleets: [fleetOf(argumentAt(Arguments, "ProcessingResources", "ClusterConfig"), resolve)],
    ...limitOf(argumentAt(Arguments, "StoppingCondition", "MaxRuntimeInSeconds"), resolve),
  });

// A transform takes as long as its data is.
const transform = ({ Arguments }: DefinitionStep, resolve: Resolve): JobWork =>
  one({
    fleets: [fleetOf(argumentAt(Arguments, "TransformResources"), resolve)],
    seconds: undefined,
    isDeclared: false,
  });

// The service chooses the instances of an AutoML job by itself.
const automl = ({ Arguments }: DefinitionStep, resolve: Resolve): JobWork =>
  one({
    fleets: [{ type: undefined, count: undefined }],
    seconds: numberOf(
      argumentAt(Arguments, "AutoMLJobConfig", "CompletionCriteria", "MaxAutoMLJobRuntimeInSeconds"),
      resolve,
    ),
    isDeclared: true,
  });

const READERS: Readonly<Record<string, (step: DefinitionStep, resolve: Resolve) => JobWork>> = {
  Processing: processing,
  QualityCheck: processing,
  ClarifyCheck: processing,
  Training: ({ Arguments }, resolve) => one(trainingJob(Arguments, resolve)),
  Tuning: tuning,
  Transform: transform,
  AutoML: automl,
};

/** What a step asks of SageMaker's machines; undefined for a step that runs on none. */
export const workOfStep = (step: DefinitionStep, resolve: Resolve): JobWork | undefined =>
  READERS[step.Type]?.(step, resolve);
