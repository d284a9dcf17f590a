import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ContainerDefinition } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../gateway/aws-error.ts";
import { readHostedModel } from "./read-hosted-model.ts";

/** Refuses a container whose one archive is not in S3; what lies below a prefix may still come. */
export const checkModelData = async (container: ContainerDefinition, s3: S3Client): Promise<void> => {
  const { data } = readHostedModel("", container);
  if (data?.kind !== "archive") return;
  try {
    await s3.send(new HeadObjectCommand({ Bucket: data.bucket, Key: data.key }));
  } catch (error) {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    if (![403, 404].includes($metadata?.httpStatusCode ?? 0)) throw error;
    throw new AwsError(
      "ValidationException",
      `Could not find model data at s3://${data.bucket}/${data.key}.`,
    );
  }
};
