import { AwsError } from "../../../gateway/aws-error.ts";
import type { JobKind } from "../job-kind.ts";

export const transformKind: JobKind = {
  resource: "transform-job",
  noun: "TransformJob",
  detailType: "SageMaker Transform Job State Change",
  sortOrder: "Descending",
  notFound: (name) => new AwsError("ValidationException", `Could not find requested job with name: ${name}`),
};
