import { AwsError } from "../../../gateway/aws-error.ts";
import type { JobKind } from "../job-kind.ts";

export const trainingKind: JobKind = {
  resource: "training-job",
  noun: "TrainingJob",
  detailType: "SageMaker Training Job State Change",
  sortOrder: "Ascending",
  notFound: () => new AwsError("ValidationException", "Requested resource not found."),
};
