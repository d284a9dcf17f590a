import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { createDynamoRecordStore } from "../shared/adapters/dynamo-record-store.ts";
import { createS3MissingObjects } from "../shared/adapters/s3-missing-objects.ts";
import type { Upkeep } from "./command.ts";

/** What keeping a stage's installation takes, by the names that serverless.yml gives its resources. */
export const openUpkeep = (stage: string, environment: NodeJS.ProcessEnv): Upkeep => {
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? "us-east-1";
  const name = `slipway-${stage}`;
  const table = environment.SLIPWAY_TABLE ?? name;
  const dynamo = new DynamoDBClient({ region });
  // The account is part of the bucket's name, and the table's ARN tells it.
  const bucket = async (): Promise<string> => {
    if (environment.SLIPWAY_BUCKET) return environment.SLIPWAY_BUCKET;
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: table }));
    const [, , , place, account] = Table?.TableArn?.split(":") ?? [];
    return `${name}-${account}-${place}`;
  };
  return {
    table,
    modelPrefix: environment.SLIPWAY_MODEL_PREFIX ?? "models",
    records: createDynamoRecordStore(dynamo, table),
    missingObjects: createS3MissingObjects(new S3Client({ region }), bucket),
    now: () => new Date().toISOString(),
  };
};
