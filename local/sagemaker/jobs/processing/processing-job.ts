import type { JobRecord } from "../job-kind.ts";

export type ProcessingInput = {
  readonly InputName: string;
  readonly S3Input?: {
    readonly S3Uri: string;
    readonly LocalPath?: string;
    readonly S3DataType?: string;
    readonly S3InputMode?: string;
  };
  readonly DatasetDefinition?: object;
};

export type ProcessingOutput = {
  readonly OutputName: string;
  readonly S3Output?: {
    readonly S3Uri: string;
    readonly LocalPath?: string;
    readonly S3UploadMode?: string;
  };
  readonly FeatureStoreOutput?: object;
};

/** A processing job as `DescribeProcessingJob` answers it. */
export type ProcessingJob = JobRecord & {
  readonly ProcessingJobName: string;
  readonly ProcessingJobArn: string;
  readonly ProcessingJobStatus: string;
  readonly AppSpecification: {
    readonly ImageUri: string;
    readonly ContainerEntrypoint?: readonly string[];
    readonly ContainerArguments?: readonly string[];
  };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly RoleArn: string;
  readonly ProcessingInputs?: readonly ProcessingInput[];
  readonly ProcessingOutputConfig?: { readonly Outputs: readonly ProcessingOutput[] };
  readonly ProcessingResources: {
    readonly ClusterConfig?: { readonly InstanceType?: string; readonly InstanceCount?: number };
  };
  readonly NetworkConfig?: { readonly EnableNetworkIsolation?: boolean };
  readonly StoppingCondition?: { readonly MaxRuntimeInSeconds?: number };
  readonly ProcessingStartTime?: number;
};
