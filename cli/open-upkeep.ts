import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import { createDynamoJournal } from "../shared/adapters/dynamo-journal.ts";
import { createDynamoProjectStore } from "../shared/adapters/dynamo-project-store.ts";
import { createDynamoRecordStore } from "../shared/adapters/dynamo-record-store.ts";
import { createDynamoTable } from "../shared/adapters/dynamo-table.ts";
import { createGitHubAppFactory } from "../shared/adapters/github-app-factory.ts";
import { createAwsInspection } from "../shared/adapters/inspection/aws-inspection.ts";
import { createAwsRemains } from "../shared/adapters/remains/aws-remains.ts";
import { createS3MissingObjects } from "../shared/adapters/s3-missing-objects.ts";
import { createSecretsManagerStore } from "../shared/adapters/secrets-manager-store.ts";
import { createSqsDeadLetters } from "../shared/adapters/sqs-dead-letters.ts";
import type { Upkeep } from "./command.ts";

const openClients = (region: string) => ({
  dynamodb: new DynamoDBClient({ region }),
  events: new EventBridgeClient({ region }),
  lambda: new LambdaClient({ region }),
  s3: new S3Client({ region }),
  sagemaker: new SageMakerClient({ region }),
  secrets: new SecretsManagerClient({ region }),
  sqs: new SQSClient({ region }),
  sts: new STSClient({ region }),
});

/** What keeping a stage's installation takes, by the names that serverless.yml gives its resources. */
export const openUpkeep = (stage: string, environment: NodeJS.ProcessEnv): Upkeep => {
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? "us-east-1";
  const name = `slipway-${stage}`;
  const table = environment.SLIPWAY_TABLE ?? name;
  const clients = openClients(region);
  const inspection = createAwsInspection(clients, name);
  const items = createDynamoTable(clients.dynamodb, table);
  const bucketOf = (account: string): string => environment.SLIPWAY_BUCKET ?? `${name}-${account}-${region}`;
  // The account is part of the bucket's name, and the table's ARN tells it.
  const bucket = async (): Promise<string> => {
    const { Table } = await clients.dynamodb.send(new DescribeTableCommand({ TableName: table }));
    return bucketOf(Table?.TableArn?.split(":")[4] ?? "");
  };
  return {
    installation: name,
    table,
    bus: environment.SLIPWAY_BUS ?? name,
    bucketOf,
    modelPrefix: environment.SLIPWAY_MODEL_PREFIX ?? "models",
    records: createDynamoRecordStore(clients.dynamodb, table),
    missingObjects: createS3MissingObjects(clients.s3, bucket),
    secrets: createSecretsManagerStore(clients.secrets),
    deadLetters: (queue) => createSqsDeadLetters(clients.sqs, clients.lambda, queue),
    makeApp: createGitHubAppFactory,
    inspection,
    remains: createAwsRemains(clients, inspection),
    branches: () => createDynamoProjectStore(items, createDynamoJournal(items)).branches(),
    now: () => new Date().toISOString(),
  };
};
