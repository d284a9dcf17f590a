import type { JobRecord } from "../job-kind.ts";

type NumericRange = {
  readonly Name: string;
  readonly MinValue: string;
  readonly MaxValue: string;
  readonly ScalingType?: "Auto" | "Linear" | "Logarithmic" | "ReverseLogarithmic";
};

export type ParameterRanges = {
  readonly IntegerParameterRanges?: readonly NumericRange[];
  readonly ContinuousParameterRanges?: readonly NumericRange[];
  readonly CategoricalParameterRanges?: readonly {
    readonly Name: string;
    readonly Values: readonly string[];
  }[];
};

export type Objective = { readonly Type: "Maximize" | "Minimize"; readonly MetricName: string };

export type TrainingDefinition = Readonly<Record<string, unknown>> & {
  readonly DefinitionName?: string;
  readonly TuningObjective?: Objective;
  readonly HyperParameterRanges?: ParameterRanges;
  readonly StaticHyperParameters?: Readonly<Record<string, string>>;
  readonly HyperParameterTuningResourceConfig?: object;
};

/** The values that one training job tries. */
export type Values = Readonly<Record<string, string>>;

/** A training job as the tuning job lists it. */
export type Trial = {
  readonly TrainingJobDefinitionName?: string;
  readonly TrainingJobName: string;
  readonly TrainingJobArn: string;
  readonly TuningJobName: string;
  readonly CreationTime: number;
  readonly TrainingStartTime?: number;
  readonly TrainingEndTime?: number;
  readonly TrainingJobStatus: string;
  readonly TunedHyperParameters: Values;
  readonly FailureReason?: string;
  readonly FinalHyperParameterTuningJobObjectiveMetric?: {
    readonly Type: Objective["Type"];
    readonly MetricName: string;
    readonly Value: number;
  };
  readonly ObjectiveStatus: "Pending" | "Succeeded" | "Failed";
};

/** A tuning job as `DescribeHyperParameterTuningJob` answers it, and the training jobs it has started. */
export type TuningJob = JobRecord & {
  readonly HyperParameterTuningJobName: string;
  readonly HyperParameterTuningJobArn: string;
  readonly HyperParameterTuningJobStatus: string;
  readonly HyperParameterTuningJobConfig: {
    readonly Strategy: string;
    readonly RandomSeed?: number;
    readonly HyperParameterTuningJobObjective?: Objective;
    readonly ParameterRanges?: ParameterRanges;
    readonly ResourceLimits: {
      readonly MaxNumberOfTrainingJobs?: number;
      readonly MaxParallelTrainingJobs: number;
      readonly MaxRuntimeInSeconds?: number;
    };
    readonly TuningJobCompletionCriteria?: {
      readonly TargetObjectiveMetricValue?: number;
      readonly BestObjectiveNotImproving?: { readonly MaxNumberOfTrainingJobsNotImproving?: number };
    };
  };
  readonly TrainingJobDefinition?: TrainingDefinition;
  readonly TrainingJobDefinitions?: readonly TrainingDefinition[];
  readonly WarmStartConfig?: {
    readonly ParentHyperParameterTuningJobs: readonly { readonly HyperParameterTuningJobName: string }[];
  };
  readonly BestTrainingJob?: Trial;
  readonly trials: readonly Trial[];
};
