import { describe, expect, it } from "@jest/globals";
import { createDynamoJournal } from "../../../shared/adapters/dynamo-journal.ts";
import { createDynamoKeyStore } from "../../../shared/adapters/dynamo-key-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { ApiKey } from "../../../shared/domain/access/api-key.ts";
import type { AuditEntry } from "../../../shared/domain/audit-entry.ts";
import type { KeyStore } from "../../../shared/ports/key-store.ts";
import { createInMemoryKeyStore } from "../../fakes/in-memory-key-store.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();
const AT = "2026-01-01T00:00:00.000Z";

const aKey = (id: string, over: Partial<ApiKey> = {}): ApiKey => ({
  id,
  name: "checkout",
  digest: "d1",
  groups: ["fraud-*"],
  versions: false,
  rate: { perSecond: 5, burst: 10 },
  created: { by: "ann", at: AT },
  generation: 1,
  ...over,
});
const audit = (id: string, action: AuditEntry["action"] = "key created"): AuditEntry => ({
  subject: `key#${id}`,
  action,
  at: AT,
  detail: { by: "ann", name: "checkout", ...(action === "key created" ? { groups: "fraud-*" } : {}) },
});
const onDynamo = (): KeyStore => {
  const table = createDynamoTable(dynamo.client(), dynamo.table());
  return createDynamoKeyStore(table, createDynamoJournal(table));
};

describe.each<[string, () => KeyStore]>([
  ["in memory", createInMemoryKeyStore],
  ["on DynamoDB", onDynamo],
])("key store %s", (_, create) => {
  it("knows no key that was not made", async () => {
    expect(await create().get("nobody")).toBeUndefined();
  });

  it("gives back a key as it was written, alone and in the list", async () => {
    const store = create();
    const key = aKey("kept", { previous: { digest: "d0", until: AT }, validUntil: AT });
    expect(await store.put(key, audit("kept"))).toBe(true);
    expect(await store.get("kept")).toEqual(key);
    expect(await store.list()).toContainEqual(key);
  });

  it("makes a key once, and changes it over the generation that was read alone", async () => {
    const store = create();
    expect(await store.put(aKey("fenced"), audit("fenced"))).toBe(true);
    expect(await store.put(aKey("fenced", { digest: "other" }), audit("fenced"))).toBe(false);
    const revoked = aKey("fenced", { generation: 2, revoked: { by: "bob", at: AT } });
    expect(await store.put(revoked, audit("fenced", "key revoked"))).toBe(true);
    expect(await store.put(aKey("fenced", { generation: 2 }), audit("fenced", "key rotated"))).toBe(false);
    expect(await store.get("fenced")).toEqual(revoked);
  });
});

describe("key store on DynamoDB", () => {
  it("owes the bus what was done to a key, without anything of its secret", async () => {
    await onDynamo().put(aKey("told", { digest: "hidden" }), audit("told"));
    const letters = await createDynamoTable(dynamo.client(), dynamo.table()).query("outbox");
    const text = JSON.stringify(letters);
    expect(text).toContain('"key":"told"');
    expect(text).not.toContain("hidden");
  });
});
