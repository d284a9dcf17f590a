import { randomBytes } from "node:crypto";
import type { Proposal } from "./propose-trials.ts";
import type { TuningJob } from "./tuning-job.ts";

/** The `CreateTrainingJob` request for a tuning job's next trial. */
export const trainingRequest = (job: TuningJob, { tuned, values }: Proposal, index: number) => {
  const { DefinitionName, TuningObjective, HyperParameterRanges, StaticHyperParameters, ...definition } =
    tuned.definition;
  const { HyperParameterTuningResourceConfig, RetryStrategy, ...members } = definition;
  const number = String(index).padStart(3, "0");
  return {
    ...members,
    ...(HyperParameterTuningResourceConfig && { ResourceConfig: HyperParameterTuningResourceConfig }),
    TrainingJobName: `${job.HyperParameterTuningJobName}-${number}-${randomBytes(4).toString("hex")}`,
    HyperParameters: {
      ...StaticHyperParameters,
      _tuning_objective_metric: tuned.objective.MetricName,
      ...values,
    },
  };
};
