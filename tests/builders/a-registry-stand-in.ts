import { AwsError } from "../../local/gateway/aws-error.ts";
import type { Operations } from "../../local/gateway/json-service.ts";
import type { Records } from "../../local/records/open-records.ts";

const account = "arn:aws:sagemaker:us-east-1:111122223333";

const missing = (name: string) => new AwsError("ValidationException", `"${name}" does not exist`);

/** The few operations beside jobs and executions that pipelines need: enough to see what a step asks for. */
export const aRegistryStandIn = (records: Records): Operations => {
  const get = (kind: string, name: string): object => {
    const found = records.get(kind, name);
    if (!found) throw missing(name);
    return found;
  };
  return {
    DescribePipeline: ({ PipelineName }) => {
      const found = records.get("pipeline", PipelineName);
      if (!found) throw new AwsError("ResourceNotFound", `Pipeline '${PipelineName}' does not exist.`);
      return found;
    },
    CreateModel: (input) => {
      const ModelArn = `${account}:model/${input.ModelName}`;
      records.put("model", input.ModelName, { ...input, ModelArn });
      return { ModelArn };
    },
    DescribeModel: ({ ModelName }) => get("model", ModelName),
    CreateModelPackageGroup: ({ ModelPackageGroupName }) => {
      records.put("group", ModelPackageGroupName, { ModelPackageGroupName });
      return {};
    },
    DescribeModelPackageGroup: ({ ModelPackageGroupName }) => get("group", ModelPackageGroupName),
    CreateModelPackage: (input) => {
      get("group", input.ModelPackageGroupName);
      const version = records.list("package").length + 1;
      const ModelPackageArn = `${account}:model-package/${input.ModelPackageGroupName}/${version}`;
      records.put("package", ModelPackageArn, { ...input, ModelPackageArn, ModelPackageStatus: "Completed" });
      return { ModelPackageArn };
    },
    DescribeModelPackage: ({ ModelPackageName }) => get("package", ModelPackageName),
  };
};
