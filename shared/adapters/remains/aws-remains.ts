import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";
import {
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DescribeModelPackageGroupCommand,
  paginateListModelPackages,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Inspection } from "../../ports/inspection.ts";
import type { RegisteredVersion, Remains } from "../../ports/remains.ts";
import { createSageMakerPipelines } from "../sagemaker-pipelines.ts";
import { createSageMakerRegistry } from "../sagemaker-registry.ts";
import { deleteBucket } from "./delete-bucket.ts";
import { deleteTable } from "./delete-table.ts";

export type RemainsClients = {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly sagemaker: SageMakerClient;
};

const hasGroup = async (client: SageMakerClient, group: string): Promise<boolean> => {
  try {
    await client.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: group }));
    return true;
  } catch (error) {
    // SageMaker has no code of its own for a group that is not there.
    if (
      error instanceof Error &&
      error.name === "ValidationException" &&
      /does not exist/i.test(error.message)
    )
      return false;
    throw error;
  }
};

const listVersions = async (
  client: SageMakerClient,
  group: string,
): Promise<readonly RegisteredVersion[]> => {
  if (!(await hasGroup(client, group))) return [];
  const registry = createSageMakerRegistry(client);
  const found: RegisteredVersion[] = [];
  const request = { ModelPackageGroupName: group, ModelPackageType: "Versioned" as const };
  for await (const { ModelPackageSummaryList = [] } of paginateListModelPackages({ client }, request))
    for (const { ModelPackageArn = "" } of ModelPackageSummaryList) {
      const described = await registry.describe(ModelPackageArn);
      if (described === undefined) continue;
      const { arn, version, metadata } = described;
      const { pipeline, execution } = metadata;
      found.push({
        arn,
        version,
        ...(pipeline === undefined ? {} : { pipeline }),
        ...(execution === undefined ? {} : { execution }),
      });
    }
  return found;
};

/** What stays of an installation in AWS. */
export const createAwsRemains = (
  { dynamodb, s3, sagemaker }: RemainsClients,
  { hasBucket, table }: Pick<Inspection, "hasBucket" | "table">,
): Remains => {
  const pipelines = createSageMakerPipelines(sagemaker);
  return {
    hasPipeline: async (name) => (await pipelines.describe(name)) !== undefined,
    // The token must have 32 characters at least, and be the same when it is tried again.
    deletePipeline: (name) =>
      pipelines.delete(name, `slipway-uninstall-${name}`.padEnd(32, "-").slice(0, 128)),
    versions: (group) => listVersions(sagemaker, group),
    deleteVersion: async (arn) => {
      await sagemaker.send(new DeleteModelPackageCommand({ ModelPackageName: arn }));
    },
    deleteGroup: async (group) => {
      await sagemaker.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: group }));
    },
    hasBucket,
    deleteBucket: (bucket, progress) => deleteBucket(s3, bucket, progress),
    hasTable: async (name) => (await table(name)) !== undefined,
    deleteTable: (name) => deleteTable(dynamodb, name),
  };
};
