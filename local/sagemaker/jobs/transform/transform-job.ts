import type { JobRecord } from "../job-kind.ts";

export type DataProcessing = {
  readonly InputFilter?: string;
  readonly OutputFilter?: string;
  readonly JoinSource?: "Input" | "None";
};

/** A transform job as `DescribeTransformJob` answers it. */
export type TransformJob = JobRecord & {
  readonly TransformJobName: string;
  readonly TransformJobArn: string;
  readonly TransformJobStatus: string;
  readonly ModelName: string;
  readonly MaxPayloadInMB?: number;
  readonly BatchStrategy?: "MultiRecord" | "SingleRecord";
  readonly Environment?: Readonly<Record<string, string>>;
  readonly TransformInput: {
    readonly DataSource: { readonly S3DataSource: { readonly S3DataType: string; readonly S3Uri: string } };
    readonly ContentType?: string;
    readonly CompressionType?: "None" | "Gzip";
    readonly SplitType?: "None" | "Line" | "RecordIO" | "TFRecord";
  };
  readonly TransformOutput: {
    readonly S3OutputPath: string;
    readonly Accept?: string;
    readonly AssembleWith?: "None" | "Line";
  };
  readonly DataProcessing?: DataProcessing;
  readonly TransformStartTime?: number;
};
