import { AwsError } from "../../../gateway/aws-error.ts";
import type { JobKind } from "../job-kind.ts";

export const tuningKind: JobKind = {
  resource: "hyper-parameter-tuning-job",
  noun: "HyperParameterTuningJob",
  detailType: "SageMaker HyperParameter Tuning Job State Change",
  sortOrder: "Ascending",
  notFound: (name) =>
    new AwsError("ResourceNotFound", `Amazon SageMaker can't find a tuning job with the name "${name}".`),
};
