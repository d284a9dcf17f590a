import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
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
    expect((await slipway("doctor")).out).toMatch(/^ok +repositories +1 looked at, all visible$/m);
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
        failed: [{ check, says: expect.stringContaining(says) }],
      });
    } finally {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: before.SecretString }));
    }
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
