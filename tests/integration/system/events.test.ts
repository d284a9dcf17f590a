import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UpdateModelPackageCommand } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AwsClient } from "aws4fetch";
import type { Observed } from "../../../local/gateway/create-gateway.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aModelRepository } from "../../builders/a-model-repository.ts";
import { aSystem } from "../../builders/a-system.ts";
import { checkEvent } from "../../builders/check-event.ts";

type Told = { readonly "detail-type": string; readonly detail: Readonly<Record<string, unknown>> };

const ACCOUNT = "111122223333";

let running: Awaited<ReturnType<typeof aSystem>>;
let calls: Observed[] = [];

/** Asks an API that speaks JSON, as any subscriber could. */
const ask = async <T>(service: "events" | "sqs", operation: string, input: object): Promise<T> => {
  const { url, credentials } = running.system();
  const client = new AwsClient({ ...credentials, service, region: "us-east-1", retries: 0 });
  const target = `${service === "sqs" ? "AmazonSQS" : "AWSEvents"}.${operation}`;
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  const answer = await client.fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
  expect([operation, answer.status]).toEqual([operation, 200]);
  return (await answer.json()) as T;
};

const told: Told[] = [];
let QueueUrl = "";

/** Everything that was put on the bus so far. */
const read = async (): Promise<readonly Told[]> => {
  type Answer = { readonly Messages?: readonly { readonly Body: string; readonly ReceiptHandle: string }[] };
  const { Messages = [] } = await ask<Answer>("sqs", "ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10 });
  for (const { Body, ReceiptHandle } of Messages) {
    told.push(JSON.parse(Body) as Told);
    await ask("sqs", "DeleteMessage", { QueueUrl, ReceiptHandle });
  }
  return Messages.length === 0 ? told : read();
};

const types = async (commit: string): Promise<readonly string[]> => [
  ...new Set(
    (await read()).filter(({ detail }) => detail.commit === commit).map((event) => event["detail-type"]),
  ),
];

const isTold = (type: string, commit: string) =>
  waitFor(`${type} of ${commit}`, async () => ((await types(commit)).includes(type) ? true : undefined), {
    seconds: 300,
  });

beforeAll(async () => {
  running = await aSystem({ observe: (call) => void calls.push(call) });
  ({ QueueUrl } = await ask<{ QueueUrl: string }>("sqs", "CreateQueue", { QueueName: "told" }));
  const rule = { EventBusName: "slipway-dev", EventPattern: '{"source":["slipway"]}' };
  await ask("events", "PutRule", { Name: "told", ...rule });
  const Arn = `arn:aws:sqs:us-east-1:${ACCOUNT}:told`;
  await ask("events", "PutTargets", {
    Rule: "told",
    EventBusName: "slipway-dev",
    Targets: [{ Id: "told", Arn }],
  });
});
afterAll(() => running.close());

describe("the bus", () => {
  it("tells whoever subscribes of a model's whole way, in the words of the schema", async () => {
    const copy = await running.workCopy(
      "told",
      aModelRepository({ model: "m", pipeline: "told", epochs: 3 }),
    );
    const first = await copy.push("first");
    await isTold("ExecutionEnded", first);
    expect((await types(first)).toSorted()).toEqual([
      "ExecutionEnded",
      "ExecutionQueued",
      "ExecutionStarted",
      "PipelineApplied",
      "ProjectDeclared",
    ]);

    await running.system().events.drain();
    calls = [];
    await writeFile(join(copy.folder, "conf/conf.yaml"), aConf({ model: "m", pipeline: "told", epochs: 4 }));
    const second = await copy.push("second");
    await isTold("PipelineApplied", second);
    const own = calls.filter(({ caller }) => caller === "slipway-dev-reconcile").map(({ action }) => action);
    // However much is told of a push: one request to publish it, and one transaction to remember that.
    expect(own.filter((action) => action === "PutEvents")).toHaveLength(1);

    const file = join(copy.folder, "conf/conf.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace("image_uri", "image_url"));
    await isTold("ConfigRefused", await copy.push("wrong"));

    const packages = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package/told-m/1`;
    await running
      .system()
      .sagemaker.send(
        new UpdateModelPackageCommand({ ModelPackageArn: packages, ModelApprovalStatus: "Approved" }),
      );
    await waitFor(
      "the route",
      async () =>
        (await read()).some((event) => event["detail-type"] === "RouteChanged") ? true : undefined,
      { seconds: 300 },
    );
    for (const { "detail-type": type, detail } of await read()) checkEvent({ type, detail });
  });
});
