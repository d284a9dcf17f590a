import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { DescribePipelineCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createGateway, type Gateway } from "../../../local/gateway/create-gateway.ts";
import { readStatement } from "../../../local/identity/read-statement.ts";
import { createServices } from "../../../local/system/create-services.ts";
import { openStateFolders } from "../../../local/system/state-folders.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:111122223333:${resource}`;
const allow = (Action: string, Resource: string, more: object = {}) =>
  readStatement({ Effect: "Allow", Action, Resource, ...more });

let folder: string;
let gateway: Gateway;
let services: Awaited<ReturnType<typeof createServices>>;
const warned: string[] = [];

const options = (accessKeyId: string) => ({
  endpoint: gateway.url,
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey: "local" },
  maxAttempts: 1,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "permissions-"));
  const state = openStateFolders(folder, false);
  gateway = await createGateway({ port: 0 }, async (endpointUrl) => {
    const warn = (message: string): void => void warned.push(message);
    const slow = { python: "python3", sandbox: "none", patience: 20 } as const;
    services = await createServices({ ...slow, state, endpointUrl, warn });
    return services.services;
  });
  const owner = new S3Client(options("local"));
  await owner.send(new CreateBucketCommand({ Bucket: "box" }));
  await owner.send(new PutObjectCommand({ Bucket: "box", Key: "given/a", Body: "a" }));
  const secrets = new SecretsManagerClient(options("local"));
  for (const Name of ["own", "other"])
    await secrets.send(new CreateSecretCommand({ Name, SecretString: "s" }));
  services.guards.enforce(
    [
      {
        arn: arn("iam", "role/app"),
        bearer: "app",
        statements: [
          allow("s3:GetObject", "arn:aws:s3:::box/given/*"),
          allow("s3:PutObject", "arn:aws:s3:::box/made/*"),
          allow("secretsmanager:GetSecretValue", arn("secretsmanager", "secret:own")),
          allow("dynamodb:PutItem", arn("dynamodb", "table/own"), {
            Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["rate#*"] } },
          }),
          allow("sqs:SendMessage", arn("sqs", "dead")),
        ],
      },
    ],
    new Map([["own", "pk"]]),
  );
});
afterAll(async () => {
  await services.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

const denied = (action: string) =>
  expect.objectContaining({
    name: "AccessDeniedException",
    message: expect.stringContaining(`is not authorized to perform: ${action} on resource: `),
  });

describe("a function's request that its role does not allow", () => {
  it("is refused by DynamoDB, alone and within a transaction, by table and by leading key", async () => {
    const client = new DynamoDBClient(options("app"));
    const put = (TableName: string, pk: string) => ({ TableName, Item: { pk: { S: pk } } });
    await expect(client.send(new PutItemCommand(put("own", "route#1")))).rejects.toEqual(
      denied("dynamodb:PutItem"),
    );
    await expect(client.send(new PutItemCommand(put("foreign", "rate#1")))).rejects.toEqual(
      denied("dynamodb:PutItem"),
    );
    const TransactItems = [
      { Put: put("own", "rate#1") },
      { Delete: { TableName: "own", Key: { pk: { S: "rate#1" } } } },
    ];
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toEqual(
      denied("dynamodb:DeleteItem"),
    );
    // What is allowed reaches the service, which has no such table.
    await expect(client.send(new PutItemCommand(put("own", "rate#1")))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  it("is refused by EventBridge, SageMaker, Secrets Manager and SQS", async () => {
    await expect(
      new EventBridgeClient(options("app")).send(
        new PutEventsCommand({ Entries: [{ Source: "a", DetailType: "b", Detail: "{}" }] }),
      ),
    ).rejects.toEqual(denied("events:PutEvents"));
    await expect(
      new SageMakerClient(options("app")).send(new DescribePipelineCommand({ PipelineName: "p" })),
    ).rejects.toEqual(denied("sagemaker:DescribePipeline"));
    const secrets = new SecretsManagerClient(options("app"));
    await expect(secrets.send(new GetSecretValueCommand({ SecretId: "other" }))).rejects.toEqual(
      denied("secretsmanager:GetSecretValue"),
    );
    expect((await secrets.send(new GetSecretValueCommand({ SecretId: "own" }))).SecretString).toBe("s");
    const QueueUrl = `${gateway.url}/111122223333/alive`;
    await expect(
      new SQSClient(options("app")).send(new SendMessageCommand({ QueueUrl, MessageBody: "m" })),
    ).rejects.toEqual(denied("sqs:SendMessage"));
  });

  it("is refused by SageMaker's runtime in its own protocol", async () => {
    const invoke = new InvokeEndpointCommand({ EndpointName: "e", Body: Buffer.alloc(100_000) });
    await expect(new SageMakerRuntimeClient(options("app")).send(invoke)).rejects.toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 403 },
    });
  });

  it("is refused by S3 in its own words, for reading, for writing, and for either side of a copy", async () => {
    const s3 = new S3Client(options("app"));
    const Bucket = "box";
    const refused = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: "given/b", Body: "b" }))).rejects.toMatchObject(
      refused,
    );
    const copies: readonly (readonly [string, string])[] = [
      ["given/b", "box/given/a"],
      ["made/b", "box/elsewhere"],
    ];
    for (const [Key, CopySource] of copies)
      await expect(s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }))).rejects.toMatchObject(
        refused,
      );
    await s3.send(new CopyObjectCommand({ Bucket, Key: "made/b", CopySource: "box/given/a" }));
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "made/b" }));
    expect((await fetch(url)).status).toBe(403);
  });

  it("is not told of a missing key that the bucket lacks it, unless it may list", async () => {
    const missing = new HeadObjectCommand({ Bucket: "box", Key: "given/missing" });
    await expect(new S3Client(options("app")).send(missing)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    await expect(new S3Client(options("local")).send(missing)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
    expect(services.guards.refusals()).toContainEqual({
      bearer: "app",
      action: "s3:ListBucket",
      resource: "arn:aws:s3:::box",
    });
  });

  it("is refused where Lambda would send a failure in the function's name", () => {
    expect(services.guards.maySend("app", arn("sqs", "dead"))).toBe(true);
    expect(services.guards.maySend("app", arn("sqs", "alive"))).toBe(false);
    expect(warned).toContainEqual(
      expect.stringContaining(`sqs:SendMessage on resource: ${arn("sqs", "alive")}`),
    );
  });
});
