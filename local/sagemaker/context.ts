import type { S3Client } from "@aws-sdk/client-s3";
import type { Authorize } from "../gateway/authorize.ts";
import type { Records } from "../records/open-records.ts";

/** An event as SageMaker puts it on the account's default bus; `source` is always `aws.sagemaker`. */
export type SageMakerEvent = {
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: object;
};

/** What every part of the local SageMaker is given. Times in records and answers are epoch seconds. */
export type SageMakerContext = {
  readonly region: string;
  readonly accountId: string;
  /** Holds the records, the jobs' working folders and their logs. */
  readonly folder: string;
  readonly records: Records;
  readonly now: () => number;
  readonly emit: (event: SageMakerEvent) => void;
  readonly s3: S3Client;
  /** S3 in the name of a role; one for all where not given. */
  readonly s3Of?: (roleArn: string) => S3Client;
  /** Refuses what the role that a pipeline runs with does not allow; everything is allowed where not given. */
  readonly authorize?: Authorize;
  /** Where jobs and containers reach the local AWS (`AWS_ENDPOINT_URL` in their environment). */
  readonly endpointUrl: () => string;
};
