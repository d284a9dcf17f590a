import type { Trial, TuningJob } from "./tuning-job.ts";

const scoreOf = ({ FinalHyperParameterTuningJobObjectiveMetric: metric }: Trial): number => {
  if (!metric) return Number.NEGATIVE_INFINITY;
  return metric.Type === "Minimize" ? -metric.Value : metric.Value;
};

/** The best of the training jobs that reached an objective, the earliest of equals. */
export const bestTrial = (trials: readonly Trial[]): Trial | undefined =>
  trials
    .filter(({ ObjectiveStatus }) => ObjectiveStatus === "Succeeded")
    .reduce<Trial | undefined>(
      (best, trial) => (best && scoreOf(best) >= scoreOf(trial) ? best : trial),
      undefined,
    );

const count = (trials: readonly Trial[], isCounted: (trial: Trial) => boolean): number =>
  trials.filter(isCounted).length;

/** The members of a tuning job that sum up its training jobs. */
export const summarize = (trials: readonly Trial[]) => {
  const best = bestTrial(trials);
  const inStatus = (...statuses: readonly string[]) =>
    count(trials, ({ TrainingJobStatus }) => statuses.includes(TrainingJobStatus));
  const withObjective = (status: string) =>
    count(trials, ({ ObjectiveStatus }) => ObjectiveStatus === status);
  return {
    TrainingJobStatusCounters: {
      Completed: inStatus("Completed"),
      InProgress: inStatus("InProgress", "Stopping"),
      RetryableError: 0,
      NonRetryableError: inStatus("Failed"),
      Stopped: inStatus("Stopped"),
    },
    ObjectiveStatusCounters: {
      Succeeded: withObjective("Succeeded"),
      Pending: withObjective("Pending"),
      Failed: withObjective("Failed"),
    },
    ...(best && { BestTrainingJob: best }),
  };
};

const hopeless = 5;

/** Why a tuning job cannot succeed any more, where it cannot. */
export const failureOf = (trials: readonly Trial[], isOver: boolean): string | undefined => {
  const ended = trials.filter(({ ObjectiveStatus }) => ObjectiveStatus !== "Pending");
  const isEarly = !isOver && ended.length < hopeless;
  if (isEarly || ended.some(({ ObjectiveStatus }) => ObjectiveStatus === "Succeeded")) return undefined;
  if (ended.some(({ TrainingJobStatus }) => TrainingJobStatus === "Completed")) {
    return `ClientError: No objective metrics found after running ${ended.length} training jobs. Please ensure that the custom algorithm is emitting the objective metric as defined by the regular expression provided.`;
  }
  return "ClientError: All training jobs failed. Please take a look at the training jobs failures to get more details.";
};

/** Tells whether a tuning job has found what it was looking for, or finds nothing better any more. */
export const isSatisfied = (job: TuningJob, trials: readonly Trial[]): boolean => {
  const criteria = job.HyperParameterTuningJobConfig.TuningJobCompletionCriteria;
  const best = bestTrial(trials);
  const metric = best?.FinalHyperParameterTuningJobObjectiveMetric;
  if (!best || !metric || !criteria) return false;
  const { TargetObjectiveMetricValue: target, BestObjectiveNotImproving } = criteria;
  const isReached =
    target !== undefined && (metric.Type === "Minimize" ? metric.Value <= target : metric.Value >= target);
  const patience = BestObjectiveNotImproving?.MaxNumberOfTrainingJobsNotImproving ?? Number.POSITIVE_INFINITY;
  const since = trials
    .slice(trials.indexOf(best) + 1)
    .filter(({ ObjectiveStatus }) => ObjectiveStatus !== "Pending");
  return isReached || since.length >= patience;
};
