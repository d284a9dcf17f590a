import type { JobRecord } from "../job-kind.ts";
import type { MetricDefinition } from "../process/scan-metrics.ts";

export type Channel = {
  readonly ChannelName: string;
  readonly ContentType?: string;
  readonly InputMode?: string;
  readonly RecordWrapperType?: string;
  readonly DataSource: {
    readonly S3DataSource?: {
      readonly S3Uri: string;
      readonly S3DataType?: string;
      readonly S3DataDistributionType?: string;
    };
  };
};

export type Transition = {
  readonly Status: string;
  readonly StartTime: number;
  readonly EndTime?: number;
  readonly StatusMessage: string;
};

/** A training job as `DescribeTrainingJob` answers it. */
export type TrainingJob = JobRecord & {
  readonly TrainingJobName: string;
  readonly TrainingJobArn: string;
  readonly TrainingJobStatus: string;
  readonly SecondaryStatus: string;
  readonly SecondaryStatusTransitions: readonly Transition[];
  readonly HyperParameters?: Readonly<Record<string, string>>;
  readonly Environment?: Readonly<Record<string, string>>;
  readonly RoleArn: string;
  readonly InputDataConfig?: readonly Channel[];
  readonly AlgorithmSpecification: {
    readonly TrainingImage?: string;
    readonly AlgorithmName?: string;
    readonly TrainingInputMode?: string;
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
    readonly MetricDefinitions?: readonly MetricDefinition[];
  };
  readonly OutputDataConfig: { readonly S3OutputPath: string; readonly CompressionType?: string };
  readonly CheckpointConfig?: { readonly S3Uri: string; readonly LocalPath?: string };
  readonly ResourceConfig?: { readonly InstanceType?: string; readonly InstanceCount?: number };
  readonly StoppingCondition?: { readonly MaxRuntimeInSeconds?: number };
  readonly EnableNetworkIsolation?: boolean;
  readonly TrainingStartTime?: number;
};
