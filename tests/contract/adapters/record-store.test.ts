import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  ScanCommand,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { createDynamoRecordStore } from "../../../shared/adapters/dynamo-record-store.ts";
import type { RawRecord } from "../../../shared/domain/raw-record.ts";
import { restoreBackup } from "../../../shared/usecases/backup/restore-backup.ts";
import { writeBackup } from "../../../shared/usecases/backup/write-backup.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();

const EVERY_TYPE: RawRecord = {
  pk: { S: "delivery#1" },
  sk: { S: "delivery" },
  expiresAt: { N: "4102444800" },
  long: { N: "12345678901234567890123456789012345678" },
  bytes: { B: Buffer.from([0, 255, 128]).toString("base64") },
  flag: { BOOL: false },
  nothing: { NULL: true },
  texts: { SS: ["a", "b"] },
  numbers: { NS: ["1", "2.5"] },
  sets: { BS: [Buffer.from("x").toString("base64")] },
  list: { L: [{ M: { deep: { B: "AAE=" } } }, { S: "" }] },
  "odd name\n": { M: {} },
};
// 40 records of 300 KB are three transactions and more than ten pages of a scan.
const large = (index: number): RawRecord => ({
  pk: { S: `large#${index % 5}` },
  sk: { S: `item#${String(index).padStart(3, "0")}` },
  text: { S: `${index} `.repeat(300_000 / (String(index).length + 1)) },
});

const byKey = (records: readonly RawRecord[]): readonly RawRecord[] =>
  records.toSorted((a, b) => (JSON.stringify([a.pk, a.sk]) < JSON.stringify([b.pk, b.sk]) ? -1 : 1));

describe("the records of a table", () => {
  const store = () => createDynamoRecordStore(dynamo.client(), dynamo.table(), async () => {});
  const all = async (): Promise<readonly RawRecord[]> => {
    const found: RawRecord[] = [];
    for await (const page of store().pages()) found.push(...page);
    return byKey(found);
  };
  const clear = async (): Promise<void> => {
    for await (const keys of store().keyPages()) await store().delete(keys);
  };
  const backup = async (): Promise<{ text: string; lines: () => AsyncGenerator<string> }> => {
    let text = "";
    await writeBackup({
      records: store(),
      table: "t",
      at: "2026-01-01T00:00:00Z",
      write: async (more) => {
        text += more;
      },
      progress: () => {},
    });
    const lines = async function* () {
      yield* text.split("\n").slice(0, -1);
    };
    return { text, lines };
  };
  const restore = (open: () => AsyncGenerator<string>, isReplacing = false) =>
    restoreBackup({
      open,
      records: store(),
      missing: async () => [],
      modelPrefix: "models",
      isReplacing,
      isWithoutObjects: false,
      progress: () => {},
    });

  beforeEach(clear);

  it("come back from a backup as they were, of every type and size", async () => {
    const records = byKey([EVERY_TYPE, ...Array.from({ length: 40 }, (_, index) => large(index))]);
    expect(await store().isEmpty()).toBe(true);
    expect(await store().add(records)).toBe(true);
    expect(await store().isEmpty()).toBe(false);
    expect(await all()).toEqual(records);
    const { lines } = await backup();
    await clear();
    expect(await restore(lines)).toEqual({ records: 41, deleted: 0 });
    expect(await all()).toEqual(records);
  });

  it("come back as the SDK itself reads them", async () => {
    const Item = {
      pk: { S: "a" },
      sk: { S: "b" },
      bytes: { B: new Uint8Array([1, 2, 3]) },
      sets: { BS: [new Uint8Array([9])] },
      expiresAt: { N: "4102444800" },
    };
    const read = async () =>
      (await dynamo.client().send(new ScanCommand({ TableName: dynamo.table() }))).Items;
    await dynamo
      .client()
      .send(new BatchWriteItemCommand({ RequestItems: { [dynamo.table()]: [{ PutRequest: { Item } }] } }));
    const before = await read();
    const { lines } = await backup();
    await clear();
    await restore(lines);
    expect(await read()).toEqual(before);
  });

  it("give way to a backup where that is wanted, and only then", async () => {
    await store().add([EVERY_TYPE, large(1)]);
    const { lines } = await backup();
    await store().delete([large(1)].map(({ pk, sk }) => ({ pk, sk }) as RawRecord));
    await store().replace([{ ...EVERY_TYPE, flag: { BOOL: true } }, large(2)]);
    await expect(restore(lines)).rejects.toMatchObject({ code: "InstallationNotEmpty" });
    expect(await restore(lines, true)).toEqual({ records: 2, deleted: 1 });
    expect(await all()).toEqual(byKey([EVERY_TYPE, large(1)]));
  });

  it.each([
    [2, "TransactionConflict", 3],
    [99, "ThrottlingError", 10],
    [99, "ValidationError", 1],
  ])(
    "are written in spite of %i answers %s, by %i attempts at the most",
    async (failures, Code, attempts) => {
      let sent = 0;
      const send = async (): Promise<object> => {
        sent += 1;
        if (sent > failures) return {};
        const CancellationReasons = [{ Code: "None" }, { Code }];
        throw new TransactionCanceledException({ message: Code, $metadata: {}, CancellationReasons });
      };
      const client = { send } as unknown as DynamoDBClient;
      const written = createDynamoRecordStore(client, "t", async () => {}).add([EVERY_TYPE, large(1)]);
      expect(await written.catch(({ message }) => message)).toBe(failures < attempts ? true : Code);
      expect(sent).toBe(attempts);
    },
  );

  it("are not written over by an addition", async () => {
    await store().add([EVERY_TYPE]);
    expect(await store().add([large(1), { ...EVERY_TYPE, flag: { BOOL: true } }])).toBe(false);
    expect(await all()).toEqual([EVERY_TYPE]);
  });
});
