import type { Objective, ParameterRanges, TrainingDefinition, TuningJob } from "./tuning-job.ts";

/** One of the algorithms that a tuning job tries, with what it tunes and what for. */
export type TunedDefinition = {
  readonly definition: TrainingDefinition;
  readonly ranges: ParameterRanges;
  readonly objective: Objective;
};

/** A single definition is tuned by the job's own ranges and objective, each of several by its own. */
export const definitionsOf = (
  job: Pick<TuningJob, "HyperParameterTuningJobConfig" | "TrainingJobDefinition" | "TrainingJobDefinitions">,
): readonly TunedDefinition[] => {
  const { HyperParameterTuningJobObjective, ParameterRanges = {} } = job.HyperParameterTuningJobConfig;
  const definitions = job.TrainingJobDefinition
    ? [job.TrainingJobDefinition]
    : (job.TrainingJobDefinitions ?? []);
  return definitions.map((definition) => {
    const objective = definition.TuningObjective ?? HyperParameterTuningJobObjective;
    if (!objective) throw new Error("ClientError: a training job definition has no tuning objective");
    return { definition, ranges: definition.HyperParameterRanges ?? ParameterRanges, objective };
  });
};
