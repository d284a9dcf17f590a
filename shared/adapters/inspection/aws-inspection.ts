import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { HeadBucketCommand, NotFound, type S3Client } from "@aws-sdk/client-s3";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { STSClient } from "@aws-sdk/client-sts";
import type { Inspection } from "../../ports/inspection.ts";
import { inspectCaller } from "./inspect-caller.ts";
import { inspectEndpoint } from "./inspect-endpoint.ts";
import { inspectFunctions } from "./inspect-functions.ts";
import { inspectGitHub } from "./inspect-github.ts";
import { inspectQueue } from "./inspect-queue.ts";
import { inspectRules } from "./inspect-rules.ts";
import { inspectTable } from "./inspect-table.ts";
import { inspectVariants } from "./inspect-variants.ts";
import { pingWebhook } from "./ping-webhook.ts";

export type InspectionClients = {
  readonly dynamodb: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly sagemaker: SageMakerClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  readonly sts: STSClient;
};

const hasBucket = async (client: S3Client, name: string): Promise<boolean> => {
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
};

const secretOf = async (client: SecretsManagerClient, id: string): Promise<string | undefined> => {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

/** Looks at an installation through AWS's and GitHub's own APIs; its resources' names begin with `name`. */
export const createAwsInspection = (
  clients: InspectionClients,
  name: string,
  now: () => number = Date.now,
): Inspection => ({
  caller: () => inspectCaller(clients.sts, now),
  table: (table) => inspectTable(clients.dynamodb, table),
  hasBucket: (bucket) => hasBucket(clients.s3, bucket),
  ...inspectFunctions(clients.lambda, `${name}-`),
  rules: async (bus) => ({
    own: await inspectRules(clients.events, bus, `${name}-`),
    default: await inspectRules(clients.events, "default", `${name}-`),
  }),
  deadLetters: () => inspectQueue(clients.sqs, `${name}-dead-letters`),
  endpoint: (endpoint) => inspectEndpoint(clients.sagemaker, endpoint),
  variants: (endpoint) => inspectVariants(clients.sagemaker, endpoint),
  secret: (id) => secretOf(clients.secrets, id),
  ping: pingWebhook,
  ...inspectGitHub(),
});
