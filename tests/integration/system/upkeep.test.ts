import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
} from "@aws-sdk/client-sagemaker";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import {
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { waitFor } from "../../../local/system/wait-for.ts";
import { inspectTable } from "../../../shared/adapters/inspection/inspect-table.ts";
import { createAwsRemains } from "../../../shared/adapters/remains/aws-remains.ts";
import { aFolder } from "../../builders/a-folder.ts";
import { aModelRepository } from "../../builders/a-model-repository.ts";
import { aSystem } from "../../builders/a-system.ts";
import { runProcess } from "../../builders/run-process.ts";

type Finding = { readonly check: string; readonly verdict: string; readonly says: string };

const NAME = "kept";

let running: Awaited<ReturnType<typeof aSystem>>;
let folder: string;
beforeAll(async () => {
  [running, folder] = await Promise.all([aSystem(), aFolder("upkeep")]);
  const copy = await running.workCopy(NAME, aModelRepository({ model: "m", pipeline: NAME }));
  const commit = await copy.push("first");
  await running.status(NAME, commit, ({ description }) => description.includes("approval"));
  // Two cores may package the functions while other tests run.
});
afterAll(() => running.close());

const slipway = (line: string, environment = {}) =>
  runProcess(running.system(), line, { folder, environment });
const clientSettings = () => {
  const { url, region, credentials } = running.system();
  return { endpoint: url, region, credentials };
};
const failures = async (): Promise<{ code: number | null; failed: readonly Finding[] }> => {
  const { code, out } = await slipway("doctor --json");
  const found = JSON.parse(out).findings as readonly Finding[];
  return { code, failed: found.filter(({ verdict }) => verdict === "fail") };
};

describe("an installation that is kept", () => {
  it("is well", async () => {
    expect(await failures()).toEqual({ code: 0, failed: [] });
    const { out } = await slipway("doctor");
    expect(out).toMatch(/^ok +repositories +1 looked at, all visible$/m);
    expect(out).toMatch(
      /^ok +endpoint's models +they are loaded from s3:\/\/slipway-dev-111122223333-us-east-1\/models\/ by name$/m,
    );
  });

  it("is told to enable what somebody has disabled", async () => {
    const events = new EventBridgeClient(clientSettings());
    const bus = { EventBusName: "slipway-dev" };
    const { Rules = [] } = await events.send(new ListRulesCommand(bus));
    const rule = { ...bus, Name: Rules.find(({ Name = "" }) => Name.includes("plan"))?.Name };
    await events.send(new DisableRuleCommand(rule));
    try {
      expect(await failures()).toMatchObject({
        code: 1,
        failed: [{ check: "rules", says: expect.stringContaining("plan hears nothing") }],
      });
    } finally {
      await events.send(new EnableRuleCommand(rule));
    }
  });

  it.each([
    ["slipway-dev/github-token", "{}", "GitHub", "appId is missing"],
    ["slipway-dev/webhook", "changeme", "webhook secret", "anybody would try"],
  ])("is told what is wrong with the secret %s", async (SecretId, SecretString, check, says) => {
    const secrets = new SecretsManagerClient(clientSettings());
    const before = await secrets.send(new GetSecretValueCommand({ SecretId }));
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
    try {
      expect(await failures()).toMatchObject({
        code: 1,
        // The function may know the secret before for a minute, which is told too.
        failed: expect.arrayContaining([
          expect.objectContaining({ check, says: expect.stringContaining(says) }),
        ]),
      });
    } finally {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: before.SecretString }));
    }
  });

  it("hands its dead letters out again, and finds there what fails once more", async () => {
    const sqs = new SQSClient(clientSettings());
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "slipway-dev-dead-letters" }));
    const event = { source: "slipway", "detail-type": "PushReceived", detail: "that no push is like" };
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify(event),
        MessageAttributes: {
          TARGET_ARN: {
            DataType: "String",
            StringValue: "arn:aws:lambda:us-east-1:111122223333:function:slipway-dev-reconcile",
          },
          ERROR_MESSAGE: { DataType: "String", StringValue: "it was away" },
        },
      }),
    );
    try {
      expect((await slipway("redrive")).out).toMatch(/^reconcile +PushReceived +\S+ +it was away$/m);
      expect((await slipway("doctor")).out).toContain("slipway redrive --yes hands them out again");
      expect(await slipway("redrive --yes")).toMatchObject({ code: 0, said: "handed out 1 of 1 event" });
      // It fails again, so Lambda puts it there in a record of its own.
      const { out } = await waitFor(
        "the event to fail for good",
        async () => {
          const listed = await slipway("redrive");
          return listed.out.includes("PushReceived") ? listed : undefined;
        },
        { seconds: 60 },
      );
      expect(out).toMatch(/^reconcile +PushReceived +\S+ +\w*Error: /m);
      expect((await slipway("redrive --yes")).said).toBe("handed out 1 of 1 event");
      const again = await waitFor(
        "the event itself to fail once more",
        async () => {
          const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
          return Messages?.[0];
        },
        { seconds: 60 },
      );
      expect(JSON.parse(again.Body ?? "").requestPayload).toEqual(event);
    } finally {
      await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    }
  });

  it("lists what would stay of it, and deletes nothing while its functions are there", async () => {
    expect((await slipway("uninstall")).out.split("\n").slice(0, 6)).toEqual([
      `pipeline  ${NAME}, with the history of its runs`,
      `group     ${NAME}-m, with 1 version`,
      "bucket    slipway-dev-111122223333-us-east-1, with code, data and models",
      "table     slipway-dev, with all records",
      "",
      "What stays:",
    ]);
    expect(await slipway("uninstall --confirm slipway-dev")).toMatchObject({
      code: 1,
      said: expect.stringContaining("the stack is still there"),
    });
    expect((await slipway("status --json")).code).toBe(0);
  });

  it("goes piece by piece where its functions are gone", async () => {
    const { s3, sagemaker } = running.system();
    const dynamodb = new DynamoDBClient(clientSettings());
    const at = { TableName: "doomed" };
    await dynamodb.send(
      new CreateTableCommand({
        ...at,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      }),
    );
    await s3.send(new CreateBucketCommand({ Bucket: "doomed" }));
    for (const Key of ["a", "b/c"]) await s3.send(new PutObjectCommand({ Bucket: "doomed", Key, Body: "x" }));
    await sagemaker.send(
      new CreatePipelineCommand({
        PipelineName: "doomed",
        ClientRequestToken: "a-token-of-thirty-two-characters",
        RoleArn: "arn:aws:iam::111122223333:role/jobs",
        PipelineDefinition:
          '{"Version":"2020-12-01","Steps":[{"Name":"f","Type":"Fail","Arguments":{"ErrorMessage":"no"}}]}',
      }),
    );
    await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: "doomed" }));
    await sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: "doomed",
        CustomerMetadataProperties: { pipeline: "doomed", execution: "arn:of-a-run" },
      }),
    );
    const remains = createAwsRemains(
      { dynamodb, s3, sagemaker },
      {
        hasBucket: async (Bucket) => {
          const { Buckets = [] } = await s3.send(new ListBucketsCommand());
          return Buckets.some(({ Name }) => Name === Bucket);
        },
        table: (name) => inspectTable(dynamodb, name),
      },
    );

    const versions = await remains.versions("doomed");
    expect(versions).toMatchObject([{ version: 1, pipeline: "doomed", execution: "arn:of-a-run" }]);
    for (const { arn } of versions) await remains.deleteVersion(arn);
    await remains.deleteGroup("doomed");
    expect(await remains.versions("doomed")).toEqual([]);
    expect(await remains.hasPipeline("doomed")).toBe(true);
    await remains.deletePipeline("doomed");
    expect(await remains.hasPipeline("doomed")).toBe(false);
    const progress: number[] = [];
    await remains.deleteBucket("doomed", (objects) => progress.push(objects));
    expect(progress).toEqual([2]);
    expect(await remains.hasBucket("doomed")).toBe(false);
    expect(await remains.hasTable("doomed")).toBe(true);
    await remains.deleteTable("doomed");
    expect(await remains.hasTable("doomed")).toBe(false);
  });

  it("comes back from its backup in an empty table, exactly", async () => {
    const dynamo = new DynamoDBClient(clientSettings());
    const { Table: { AttributeDefinitions, KeySchema } = {} } = await dynamo.send(
      new DescribeTableCommand({ TableName: "slipway-dev" }),
    );
    await dynamo.send(
      new CreateTableCommand({
        TableName: "slipway-again",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions,
        KeySchema,
      }),
    );
    await running.system().s3.send(new CreateBucketCommand({ Bucket: "empty" }));
    const records = async (file: string): Promise<readonly string[]> =>
      (await readFile(join(folder, file), "utf8")).split("\n").slice(1, -2).toSorted();
    const there = (line: string, more = {}) => slipway(line, { SLIPWAY_TABLE: "slipway-again", ...more });

    expect(await slipway("export --out backup.jsonl")).toMatchObject({
      code: 0,
      out: "",
      said: expect.stringMatching(/^exported \d+ records of slipway-dev$/),
    });
    expect((await slipway("import backup.jsonl")).said).toContain("the installation has records of its own");
    const refused = await there("import backup.jsonl", { SLIPWAY_BUCKET: "empty" });
    expect(refused.code).toBe(1);
    expect(refused.said).toContain(`${NAME}/revisions/`);
    expect((await there("import backup.jsonl")).said).toMatch(/^imported \d+ records into slipway-again$/);
    await there("export --out again.jsonl");
    expect(await records("again.jsonl")).toEqual(await records("backup.jsonl"));
    const [before, after] = await Promise.all([slipway("status --json"), there("status --json")]);
    expect(JSON.parse(after.out).statuses).toEqual(JSON.parse(before.out).statuses);
    expect(JSON.parse(after.out).statuses).toHaveLength(1);
  });
});
