import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createQueues, type Queues } from "../../../../local/queues/create-queues.ts";
import { serveLocally } from "../../../builders/serve-locally.ts";

const ARN = "arn:aws:sqs:us-east-1:111122223333:letters";

describe("queues", () => {
  let folder: string;
  let clock: number;
  let url: string;
  let queues: Queues;
  let close: () => Promise<void>;

  const open = async () => {
    queues = createQueues({ folder, endpointUrl: () => "http://127.0.0.1:1", now: () => clock });
    ({ url, close } = await serveLocally(queues.handle));
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "queues-"));
    clock = Date.parse("2026-01-31T12:00:00Z");
    await open();
  });
  afterEach(async () => {
    await close();
    await rm(folder, { recursive: true });
  });

  // No SDK client for SQS is among the dependencies; this is what its clients send.
  // biome-ignore lint/suspicious/noExplicitAny: whatever the operation answers.
  const call = async (operation: string, input: object): Promise<any> => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${operation}` },
      body: JSON.stringify(input),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const create = async (Attributes: object = {}): Promise<string> =>
    (await call("CreateQueue", { QueueName: "letters", Attributes })).QueueUrl;
  const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
    call("SendMessage", { QueueUrl, MessageBody, ...more });
  const receive = async (QueueUrl: string, more: object = {}) =>
    (await call("ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10, ...more })).Messages ?? [];
  const bodies = async (QueueUrl: string, more: object = {}): Promise<string[]> =>
    (await receive(QueueUrl, more)).map(({ Body }: { Body: string }) => Body);
  const attributes = async (QueueUrl: string) =>
    (await call("GetQueueAttributes", { QueueUrl, AttributeNames: ["All"] })).Attributes;

  it("are created once, found by name and listed", async () => {
    const QueueUrl = await create({ VisibilityTimeout: "60" });
    expect(QueueUrl).toBe("http://127.0.0.1:1/111122223333/letters");
    await expect(create({ VisibilityTimeout: "60" })).resolves.toBe(QueueUrl);
    await expect(
      call("CreateQueue", { QueueName: "letters", Attributes: { VisibilityTimeout: "61" } }),
    ).resolves.toMatchObject({
      status: 400,
      __type: "com.amazonaws.sqs#QueueNameExists",
    });
    await expect(call("GetQueueUrl", { QueueName: "letters" })).resolves.toMatchObject({ QueueUrl });
    await expect(call("ListQueues", { QueueNamePrefix: "let" })).resolves.toMatchObject({
      QueueUrls: [QueueUrl],
    });
    await expect(attributes(QueueUrl)).resolves.toMatchObject({
      QueueArn: ARN,
      VisibilityTimeout: "60",
      MessageRetentionPeriod: "345600",
      CreatedTimestamp: String(clock / 1000),
    });
  });

  it("give messages in the order of sending, with digest and attributes", async () => {
    const QueueUrl = await create();
    const { MessageId } = await send(QueueUrl, "hello", {
      MessageAttributes: { who: { DataType: "String", StringValue: "me" } },
    });
    clock += 1;
    await send(QueueUrl, "again");
    const [first, second] = await receive(QueueUrl, {
      AttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });
    expect(first).toEqual({
      MessageId,
      ReceiptHandle: expect.any(String),
      Body: "hello",
      MD5OfBody: "5d41402abc4b2a76b9719d911017c592",
      Attributes: {
        SentTimestamp: String(clock - 1),
        ApproximateReceiveCount: "1",
        ApproximateFirstReceiveTimestamp: String(clock),
      },
      MessageAttributes: { who: { DataType: "String", StringValue: "me" } },
    });
    expect(second.Body).toBe("again");
  });

  it("hide what was received until its time is over, or for good once deleted", async () => {
    const QueueUrl = await create({ VisibilityTimeout: "60" });
    await send(QueueUrl, "a");
    await send(QueueUrl, "b");
    const [a] = await receive(QueueUrl);
    await expect(bodies(QueueUrl)).resolves.toEqual([]);
    await expect(attributes(QueueUrl)).resolves.toMatchObject({
      ApproximateNumberOfMessages: "0",
      ApproximateNumberOfMessagesNotVisible: "2",
    });
    await call("DeleteMessage", { QueueUrl, ReceiptHandle: a.ReceiptHandle });
    clock += 60_000;
    const [b] = await receive(QueueUrl, { AttributeNames: ["ApproximateReceiveCount"] });
    expect(b).toMatchObject({ Body: "b", Attributes: { ApproximateReceiveCount: "2" } });
  });

  it("do not let an outdated receipt delete", async () => {
    const QueueUrl = await create();
    await send(QueueUrl, "a");
    const [first] = await receive(QueueUrl, { VisibilityTimeout: 0 });
    await receive(QueueUrl, { VisibilityTimeout: 0 });
    await call("DeleteMessage", { QueueUrl, ReceiptHandle: first.ReceiptHandle });
    await expect(bodies(QueueUrl)).resolves.toEqual(["a"]);
    await expect(call("DeleteMessage", { QueueUrl, ReceiptHandle: "none" })).resolves.toMatchObject({
      __type: "com.amazonaws.sqs#ReceiptHandleIsInvalid",
    });
  });

  it("let a receiver change how long a message is hidden", async () => {
    const QueueUrl = await create();
    await send(QueueUrl, "a");
    const [{ ReceiptHandle }] = await receive(QueueUrl);
    const change = () => call("ChangeMessageVisibility", { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
    await change();
    await expect(change()).resolves.toMatchObject({ __type: "com.amazonaws.sqs#MessageNotInflight" });
    await expect(bodies(QueueUrl)).resolves.toEqual(["a"]);
  });

  it("hold back delayed messages", async () => {
    const QueueUrl = await create({ DelaySeconds: "5" });
    await send(QueueUrl, "by the queue");
    await send(QueueUrl, "at once", { DelaySeconds: 0 });
    await expect(bodies(QueueUrl)).resolves.toEqual(["at once"]);
    clock += 5_000;
    await expect(bodies(QueueUrl)).resolves.toEqual(["by the queue"]);
  });

  it("let a receiver wait for a message", async () => {
    const QueueUrl = await create();
    const waiting = bodies(QueueUrl, { WaitTimeSeconds: 20 });
    await send(QueueUrl, "at last");
    await expect(waiting).resolves.toEqual(["at last"]);
  });

  it("forget what is older than the retention period", async () => {
    const QueueUrl = await create({ MessageRetentionPeriod: "60" });
    await send(QueueUrl, "old");
    clock += 59_999;
    await send(QueueUrl, "new");
    clock += 1;
    await expect(bodies(QueueUrl)).resolves.toEqual(["new"]);
  });

  it("are emptied and deleted", async () => {
    const QueueUrl = await create();
    await send(QueueUrl, "a");
    await call("PurgeQueue", { QueueUrl });
    await expect(bodies(QueueUrl)).resolves.toEqual([]);
    await send(QueueUrl, "b");
    await call("DeleteQueue", { QueueUrl });
    await expect(send(QueueUrl, "c")).resolves.toMatchObject({
      __type: "com.amazonaws.sqs#QueueDoesNotExist",
    });
    await expect(bodies(await create())).resolves.toEqual([]);
  });

  it("take and delete messages in batches, each by itself", async () => {
    const QueueUrl = await create({ MaximumMessageSize: "1024" });
    const sent = await call("SendMessageBatch", {
      QueueUrl,
      Entries: [
        { Id: "1", MessageBody: "a" },
        { Id: "2", MessageBody: "x".repeat(1025) },
        { Id: "3", MessageBody: "c" },
      ],
    });
    expect(sent.Successful.map(({ Id }: { Id: string }) => Id)).toEqual(["1", "3"]);
    expect(sent.Failed).toEqual([
      expect.objectContaining({ Id: "2", Code: "InvalidParameterValue", SenderFault: true }),
    ]);
    const messages = await receive(QueueUrl);
    await call("DeleteMessageBatch", {
      QueueUrl,
      Entries: messages.map(({ ReceiptHandle }: { ReceiptHandle: string }, Id: number) => ({
        Id: String(Id),
        ReceiptHandle,
      })),
    });
    await expect(attributes(QueueUrl)).resolves.toMatchObject({ ApproximateNumberOfMessagesNotVisible: "0" });
  });

  it.each([
    ["CreateQueue", { QueueName: "not a name" }, "InvalidParameterValue"],
    ["CreateQueue", { QueueName: "x", Attributes: { Colour: "red" } }, "InvalidAttributeName"],
    ["CreateQueue", { QueueName: "x", Attributes: { VisibilityTimeout: "43201" } }, "InvalidAttributeValue"],
    ["GetQueueUrl", { QueueName: "unknown" }, "QueueDoesNotExist"],
    ["ReceiveMessage", { QueueUrl: "http://x/1/letters", MaxNumberOfMessages: 11 }, "InvalidParameterValue"],
    ["SendMessage", { QueueUrl: "http://x/1/letters" }, "MissingParameter"],
    ["SendMessageBatch", { QueueUrl: "http://x/1/letters" }, "EmptyBatchRequest"],
  ])("refuse %s with %j", async (operation, input, code) => {
    await create();
    await expect(call(operation, input)).resolves.toMatchObject({
      status: 400,
      __type: `com.amazonaws.sqs#${code}`,
    });
  });

  it("take messages from within the process, by ARN", async () => {
    const QueueUrl = await create();
    queues.send(ARN, "dead", { RULE_ARN: "arn:rule" });
    const [message] = await receive(QueueUrl, { MessageAttributeNames: ["RULE_.*"] });
    expect(message).toMatchObject({
      Body: "dead",
      MessageAttributes: { RULE_ARN: { DataType: "String", StringValue: "arn:rule" } },
    });
    expect(() => queues.send("arn:aws:sqs:us-east-1:111122223333:unknown", "x")).toThrow("does not exist");
  });

  it("survive a restart, in order", async () => {
    const QueueUrl = await create();
    await send(QueueUrl, "a");
    await send(QueueUrl, "b");
    await close();
    await open();
    await send(QueueUrl, "c");
    await expect(bodies(QueueUrl)).resolves.toEqual(["a", "b", "c"]);
  });
});
