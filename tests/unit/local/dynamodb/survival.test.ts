import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openDynamoDb } from "./open-dynamo-db.ts";
import { writePair, type writePairs } from "./write-pairs.ts";

type Database = Awaited<ReturnType<typeof openDynamoDb>>;

const roundOf = async ({ client }: Database, pk: string): Promise<number> => {
  const { Item } = await client.send(new GetItemCommand({ TableName: "pairs", Key: { pk: { S: pk } } }));
  return Number(Item?.round?.N ?? 0);
};

/** Runs {@link writePairs} as a process of its own. */
const startWriter = (folder: string) => {
  const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, "write-pairs.ts")));
  const name: keyof { writePairs: typeof writePairs } = "writePairs";
  const script = `import(${module}).then((module) => module.${name}(process.argv[1]))`;
  return spawn(process.execPath, ["--eval", script, folder], { stdio: ["ignore", "pipe", "inherit"] });
};

describe("what was answered survives", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "dynamodb-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("a restart: tables, items, settings and tokens", async () => {
    const before = await openDynamoDb({ folder });
    await before.createTable("pairs");
    await before.client.send(
      new UpdateTimeToLiveCommand({
        TableName: "pairs",
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      }),
    );
    await writePair(before.client, 1, "the-token");
    await before.client.send(
      new PutItemCommand({ TableName: "pairs", Item: { pk: { S: "left" }, round: { N: "2" } } }),
    );
    await before.close();

    const after = await openDynamoDb({ folder });
    await writePair(after.client, 1, "the-token");
    await expect(Promise.all([roundOf(after, "left"), roundOf(after, "right")])).resolves.toEqual([2, 1]);
    const { Table } = await after.client.send(new DescribeTableCommand({ TableName: "pairs" }));
    expect(Table?.GlobalSecondaryIndexes?.[0]).toMatchObject({ IndexName: "byKind", IndexStatus: "ACTIVE" });
    const { TimeToLiveDescription } = await after.client.send(
      new DescribeTimeToLiveCommand({ TableName: "pairs" }),
    );
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" });
    await after.close();
  });

  it("a kill, with no transaction half done", async () => {
    const writer = startWriter(folder);
    const ended = once(writer, "exit");
    let answered = 0;
    for await (const line of createInterface({ input: writer.stdout })) {
      answered = Number(line);
      if (answered === 40) writer.kill("SIGKILL");
    }
    await ended;

    const after = await openDynamoDb({ folder });
    const round = await roundOf(after, "left");
    expect(round).toBeGreaterThanOrEqual(answered);
    await expect(roundOf(after, "right")).resolves.toBe(round);
    const { Count } = await after.client.send(
      new QueryCommand({
        TableName: "pairs",
        IndexName: "byKind",
        KeyConditionExpression: "kind = :kind",
        ExpressionAttributeValues: { ":kind": { S: `round-${round}` } },
      }),
    );
    expect(Count).toBe(2);
    await after.close();
  });

  it("a log that ends in the middle of a transaction, which then never was", async () => {
    const db = await openDynamoDb({ folder });
    await db.createTable("pairs");
    for (let round = 1; round <= 5; round += 1) await writePair(db.client, round);
    const torn = `${folder}-torn`;
    const log = (await readdir(folder)).find((name) => name.endsWith(".log")) ?? "";
    const { size } = await stat(join(folder, log));
    const found = new Set<number>();
    for (let end = size; end > size / 3; end -= 61) {
      await cp(folder, torn, { recursive: true });
      await truncate(join(torn, log), end);
      const after = await openDynamoDb({ folder: torn });
      const round = await roundOf(after, "left");
      await expect(roundOf(after, "right")).resolves.toBe(round);
      found.add(round);
      await after.remove();
    }
    expect(found.size).toBeGreaterThan(3);
    await db.close();
  });

  it("refuses a folder that another has open, and says which", async () => {
    const db = await openDynamoDb({ folder });
    await expect(openDynamoDb({ folder })).rejects.toThrow(folder);
    await db.close();
  });
});
