import type { AwsError } from "../../gateway/aws-error.ts";

/** How one kind of job is spoken of: its records, its members and its refusals. */
export type JobKind = {
  /** The kind of its records and the type in its ARN. */
  readonly resource: string;
  /** What its members begin with: `TrainingJob` gives `TrainingJobName`, `TrainingJobArn`, `TrainingJobStatus`. */
  readonly noun: string;
  readonly detailType: string;
  readonly sortOrder: "Ascending" | "Descending";
  readonly notFound: (name: string) => AwsError;
};

/** A job as its `Describe` operation answers it. */
export type JobRecord = Readonly<Record<string, unknown>> & {
  readonly CreationTime: number;
  readonly LastModifiedTime: number;
};
