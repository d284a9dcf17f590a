import { describe, expect, it } from "@jest/globals";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../../../shared/adapters/dynamo-tally-store.ts";
import { noTally } from "../../../shared/domain/no-tally.ts";
import type { Tally } from "../../../shared/domain/tally.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();

const aStore = () => createDynamoTallyStore(createDynamoTable(dynamo.client(), dynamo.table()), () => 1000);

const tally = (members: Partial<Tally>): Tally => ({ ...noTally, ...members });

describe("tallies on DynamoDB", () => {
  it("sums up what all processes have counted, of each version", async () => {
    const store = aStore();
    const sheet = { group: "fraud", salt: "s1" };
    await store.put(
      { ...sheet, id: "a" },
      new Map([
        [1, tally({ requests: 9 })],
        [2, tally({ requests: 1, failed: 1 })],
      ]),
    );
    await store.put({ ...sheet, id: "b" }, new Map([[2, tally({ requests: 2, milliseconds: 2.5 })]]));
    expect(await store.sum("fraud", "s1")).toEqual(
      new Map([
        [1, tally({ requests: 9 })],
        [2, tally({ requests: 3, failed: 1, milliseconds: 2.5 })],
      ]),
    );
  });

  it("counts what a process repeats once", async () => {
    const store = aStore();
    const sheet = { group: "fraud", salt: "s2", id: "a" };
    for (const requests of [1, 1, 5]) await store.put(sheet, new Map([[2, tally({ requests })]]));
    expect((await store.sum("fraud", "s2")).get(2)).toEqual(tally({ requests: 5 }));
  });

  it("keeps groups and canaries apart", async () => {
    const store = aStore();
    await store.put({ group: "fraud", salt: "s3", id: "a" }, new Map([[2, tally({ requests: 1 })]]));
    expect(await store.sum("churn", "s3")).toEqual(new Map());
    expect(await store.sum("fraud", "s4")).toEqual(new Map());
  });

  it("lets what was counted expire", async () => {
    const table = createDynamoTable(dynamo.client(), dynamo.table());
    await aStore().put({ group: "fraud", salt: "s5", id: "a" }, new Map());
    expect(await table.query("tally#fraud#s5")).toMatchObject([{ expiresAt: 1 + 30 * 86_400 }]);
  });
});
