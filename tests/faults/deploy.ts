import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { PLACE } from "../../local/system/place.ts";
import { askAws } from "./ask-aws.ts";
import { NAMES } from "./names.ts";
import type { World } from "./open-world.ts";

const arnOf = (name: string): string => `arn:aws:lambda:${PLACE.region}:${PLACE.accountId}:function:${name}`;

const RULES = [
  {
    name: "reconcile",
    bus: NAMES.bus,
    pattern: { source: ["slipway"], "detail-type": ["PushReceived"] },
  },
  {
    name: "progress",
    bus: "default",
    pattern: {
      source: ["aws.sagemaker"],
      "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
    },
  },
  {
    name: "approval",
    bus: "default",
    pattern: { source: ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change"] },
  },
  {
    name: "approval",
    bus: NAMES.bus,
    pattern: {
      source: ["slipway"],
      "detail-type": [
        "DecisionMissed",
        "RouteReverted",
        "RoutePinned",
        "RouteUnpinned",
        "CanarySet",
        "CanaryPromoted",
        "CanaryAborted",
      ],
    },
  },
] as const;

/** Makes in a new world what the stack makes: table, bucket, bus, rules and secrets. */
export const deploy = async ({ url, s3, events }: World): Promise<void> => {
  const key = (AttributeName: string) => ({ AttributeName, AttributeType: "S" });
  await askAws(url, "DynamoDB_20120810.CreateTable", {
    TableName: NAMES.table,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [key("pk"), key("sk")],
    KeySchema: [
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ],
  });
  await s3.send(new CreateBucketCommand({ Bucket: NAMES.bucket }));
  const secret = (Name: string, SecretString: string) =>
    askAws(url, "secretsmanager.CreateSecret", {
      Name,
      SecretString,
      ClientRequestToken: crypto.randomUUID(),
    });
  await secret(NAMES.webhookSecret, NAMES.secret);
  await secret(NAMES.tokenSecret, "any token");
  await events.call("CreateEventBus", { Name: NAMES.bus });
  for (const { name, bus, pattern } of RULES) {
    await events.call("PutRule", { Name: name, EventBusName: bus, EventPattern: JSON.stringify(pattern) });
    await events.call("PutTargets", {
      Rule: name,
      EventBusName: bus,
      Targets: [{ Id: "function", Arn: arnOf(name) }],
    });
  }
};
