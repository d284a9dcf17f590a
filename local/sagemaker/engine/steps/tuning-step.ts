import { jobStep } from "./job-step.ts";

const most = 50;

/** A tuning step also tells of its training jobs, the best one first. */
export const tuningStep = jobStep({
  noun: "HyperParameterTuningJob",
  metadataName: "TuningJob",
  longestName: 32,
  enrich: async ({ call }, properties) => {
    const config = properties.HyperParameterTuningJobConfig as
      | { HyperParameterTuningJobObjective?: { Type?: string } }
      | undefined;
    const isMinimized = config?.HyperParameterTuningJobObjective?.Type === "Minimize";
    const { TrainingJobSummaries } = await call("ListTrainingJobsForHyperParameterTuningJob", {
      HyperParameterTuningJobName: properties.HyperParameterTuningJobName,
      SortBy: "FinalObjectiveMetricValue",
      SortOrder: isMinimized ? "Ascending" : "Descending",
      MaxResults: most,
    });
    return { ...properties, TrainingJobSummaries };
  },
});
