import { AwsError } from "../../../gateway/aws-error.ts";
import type { JobKind } from "../job-kind.ts";

export const processingKind: JobKind = {
  resource: "processing-job",
  noun: "ProcessingJob",
  detailType: "SageMaker Processing Job State Change",
  sortOrder: "Ascending",
  notFound: (name) => new AwsError("ValidationException", `Could not find requested job with name: ${name}`),
};
