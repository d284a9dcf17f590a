import { takePage } from "../take-page.ts";
import type { Trial } from "./tuning-job.ts";

/** A `ListTrainingJobsForHyperParameterTuningJob` request. */
export type ListTrialsInput = {
  readonly HyperParameterTuningJobName: string;
  readonly StatusEquals?: string;
  readonly SortBy?: "Name" | "CreationTime" | "Status" | "FinalObjectiveMetricValue";
  readonly SortOrder?: "Ascending" | "Descending";
  readonly MaxResults?: number;
  readonly NextToken?: string;
};

const keyOf = (trial: Trial, sortBy: ListTrialsInput["SortBy"] = "Name"): string | number | undefined => {
  if (sortBy === "Name") return trial.TrainingJobName;
  if (sortBy === "CreationTime") return trial.CreationTime;
  if (sortBy === "Status") return trial.TrainingJobStatus;
  return trial.FinalHyperParameterTuningJobObjectiveMetric?.Value;
};

/** The page of training jobs that a request asks for; sorted by objective, only those that have one are listed. */
export const listTrials = (trials: readonly Trial[], input: ListTrialsInput) => {
  const { StatusEquals, SortBy, SortOrder } = input;
  const sorted = trials
    .filter(({ TrainingJobStatus }) => StatusEquals === undefined || TrainingJobStatus === StatusEquals)
    .flatMap((trial) => {
      const key = keyOf(trial, SortBy);
      return key === undefined ? [] : [{ trial, key }];
    })
    .sort((left, right) => (left.key === right.key ? 0 : left.key < right.key ? -1 : 1))
    .map(({ trial }) => trial);
  return takePage(SortOrder === "Descending" ? sorted.toReversed() : sorted, input);
};
