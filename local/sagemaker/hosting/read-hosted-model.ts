import type { ContainerDefinition } from "@aws-sdk/client-sagemaker";
import type { HostedModel } from "./hosted-model.ts";
import { parseS3Url } from "./parse-s3-url.ts";

const dataOf = ({ Mode, ModelDataUrl, ModelDataSource }: ContainerDefinition): HostedModel["data"] => {
  if (Mode === "MultiModel") return { kind: "models", ...parseS3Url(ModelDataUrl ?? "") };
  const source = ModelDataSource?.S3DataSource;
  if (source?.S3Uri) {
    return { kind: source.CompressionType === "None" ? "objects" : "archive", ...parseS3Url(source.S3Uri) };
  }
  return ModelDataUrl ? { kind: "archive", ...parseS3Url(ModelDataUrl) } : undefined;
};

/** Reads a container definition as hosting needs it. */
export const readHostedModel = (
  modelName: string,
  container: ContainerDefinition,
  roleArn?: string,
): HostedModel => ({
  modelName,
  roleArn,
  image: container.Image,
  mode: container.Mode === "MultiModel" ? "MultiModel" : "SingleModel",
  data: dataOf(container),
  environment: container.Environment ?? {},
  isCached: container.MultiModelConfig?.ModelCacheSetting !== "Disabled",
});
