import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { openDynamoDb } from "./open-dynamo-db.ts";

const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("tables", () => {
  let db: Awaited<ReturnType<typeof openDynamoDb>>;
  let seconds = 1_800_000_000;
  const TableName = "things";
  const timeToLive = (AttributeName: string, Enabled: boolean) =>
    db.client.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled } }),
    );
  const describeTtl = async () =>
    (await db.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;

  beforeAll(async () => {
    db = await openDynamoDb({ now: () => seconds * 1000, sweepEvery: 5 });
  });
  afterEach(async () => {
    await db.client
      .send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
      .catch(() => undefined);
    await db.client.send(new DeleteTableCommand({ TableName })).catch(() => undefined);
  });
  afterAll(() => db.remove());

  it("can be used as soon as their creation is answered, and are gone as soon as their deletion is", async () => {
    const { TableDescription } = await db.createTable(TableName);
    expect(TableDescription).toMatchObject({
      TableStatus: "ACTIVE",
      TableArn: `arn:aws:dynamodb:us-east-1:111122223333:table/${TableName}`,
    });
    await db.client.send(new PutItemCommand({ TableName, Item: { pk: { S: "a" } } }));
    await db.client.send(new DeleteTableCommand({ TableName }));
    expect((await db.client.send(new ListTablesCommand())).TableNames).toEqual([]);
    await db.createTable(TableName);
    expect((await db.client.send(new ScanCommand({ TableName }))).Count).toBe(0);
  });

  it("describe the settings they were created with", async () => {
    await db.client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        DeletionProtectionEnabled: true,
        SSESpecification: { Enabled: true },
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
      }),
    );
    expect((await db.client.send(new DescribeTableCommand({ TableName }))).Table).toMatchObject({
      DeletionProtectionEnabled: true,
      SSEDescription: { Status: "ENABLED" },
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
    });
  });

  it("cannot be deleted while protected", async () => {
    await db.createTable(TableName);
    await db.client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    await expect(db.client.send(new DeleteTableCommand({ TableName }))).rejects.toMatchObject({
      name: "ValidationException",
    });
    await db.client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await expect(db.client.send(new DeleteTableCommand({ TableName }))).resolves.toBeDefined();
  });

  it("remember whether they can be recovered to a point in time", async () => {
    await db.createTable(TableName);
    await db.client.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    const { ContinuousBackupsDescription } = await db.client.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe(
      "ENABLED",
    );
  });

  describe("with a time to live", () => {
    it("say so, until it is taken away", async () => {
      await db.createTable(TableName);
      await expect(describeTtl()).resolves.toEqual({ TimeToLiveStatus: "DISABLED" });
      await timeToLive("expiresAt", true);
      await expect(describeTtl()).resolves.toEqual({
        TimeToLiveStatus: "ENABLED",
        AttributeName: "expiresAt",
      });
      await expect(timeToLive("expiresAt", true)).rejects.toThrow("already enabled");
      await expect(timeToLive("other", false)).rejects.toThrow("expiresAt");
      await timeToLive("expiresAt", false);
      await expect(describeTtl()).resolves.toEqual({ TimeToLiveStatus: "DISABLED" });
      await expect(timeToLive("expiresAt", false)).rejects.toThrow("already disabled");
    });

    it("lose it when deleted and created again", async () => {
      await db.createTable(TableName);
      await timeToLive("expiresAt", true);
      await db.client.send(new DeleteTableCommand({ TableName }));
      await db.createTable(TableName);
      await expect(describeTtl()).resolves.toEqual({ TimeToLiveStatus: "DISABLED" });
    });

    it("lose the items whose time has come, and no others", async () => {
      await db.createTable(TableName);
      const put = (pk: string, expiresAt: { N: string } | { S: string } | undefined) =>
        db.client.send(
          new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...(expiresAt && { expiresAt }) } }),
        );
      const holds = async (pk: string) =>
        (await db.client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk } } }))).Item !== undefined;
      const SIX_YEARS = 6 * 365 * 24 * 3600;
      await put("soon", { N: String(seconds + 100) });
      await put("later", { N: String(seconds + 1000) });
      await put("ancient", { N: String(seconds - SIX_YEARS) });
      await put("text", { S: String(seconds - 1) });
      await put("never", undefined);
      await timeToLive("expiresAt", true);
      seconds += 50;
      await put("marker", { N: String(seconds - 1) });
      await until(async () => !(await holds("marker")));
      await expect(holds("soon")).resolves.toBe(true);
      seconds += 100;
      await until(async () => !(await holds("soon")));
      await expect(Promise.all(["later", "ancient", "text", "never"].map(holds))).resolves.toEqual([
        true,
        true,
        true,
        true,
      ]);
    });
  });
});
