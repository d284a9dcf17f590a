import { BatchWriteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateModelPackageGroupCommand } from "@aws-sdk/client-sagemaker";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { LocalSystem } from "../local/system/start-system.ts";

// What BatchWriteItem takes at once.
const BATCH = 25;
const AT_ONCE = 16;

const AT = "2026-01-01T00:00:00.000Z";

/** What the control plane keeps of one model of another project that serves. */
const itemsOf = (name: string): readonly object[] => {
  const repository = `acme/${name}`;
  const commit = "c".repeat(40);
  const revision = { digest: "d".repeat(64), repository, commit, generation: 1, at: AT };
  const known = { repository, branch: "main", project: name, commit, state: "applied" };
  const pipeline = {
    ...{ name, project: name, anchor: { repository, path: "conf/conf.yaml" } },
    ...{ commitParameters: { Commit: repository }, units: [{ model: name, repository, group: name }] },
    ...{ policy: { on: "on_change", whenRunning: "queue" }, start: { parameters: {} } },
    ...{ desired: revision, applied: revision },
  };
  const stable = { kind: "multi-model", version: 1, packageArn: name, targetModel: name, decidedAt: 0 };
  const route = { group: name, stable, previous: [], generation: 1 };
  return [
    { pk: "branches", sk: `${repository}#main`, ...known },
    { pk: `project#${name}`, sk: "meta", generation: 1 },
    { pk: `project#${name}`, sk: `head#${repository}#main`, ...known, confs: {}, sources: [] },
    { pk: `project#${name}`, sk: `pipeline#${name}`, ...pipeline },
    { pk: `pipeline#${name}`, sk: "owner", project: name },
    { pk: `group#${name}`, sk: "route", ...route },
    { pk: "routes", sk: name, ...route },
  ];
};

const inBatches = async <T>(
  all: readonly T[],
  most: number,
  act: (some: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  for (let at = 0; at < all.length; at += most) await act(all.slice(at, at + most));
};

/** Lets the installation know `count` models more, each registered, declared by a repository of its own, and serving. */
export const registerModels = async (system: LocalSystem, from: number, count: number): Promise<void> => {
  const { url, region, credentials, outputs, sagemaker } = system;
  const dynamo = new DynamoDBClient({ endpoint: url, region, credentials });
  const names = Array.from({ length: count }, (_, index) => `known-${from + index}`);
  try {
    await inBatches(names.flatMap(itemsOf), BATCH * AT_ONCE, (some) => {
      const batches = Array.from({ length: Math.ceil(some.length / BATCH) }, (_, index) =>
        some.slice(index * BATCH, (index + 1) * BATCH),
      );
      const put = (item: object) => ({ PutRequest: { Item: marshall(item) } });
      return Promise.all(
        batches.map((batch) =>
          dynamo.send(
            new BatchWriteItemCommand({ RequestItems: { [outputs.TableName ?? ""]: batch.map(put) } }),
          ),
        ),
      );
    });
    await inBatches(names, AT_ONCE, (some) =>
      Promise.all(
        some.map((name) =>
          sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: name })),
        ),
      ),
    );
  } finally {
    dynamo.destroy();
  }
};
