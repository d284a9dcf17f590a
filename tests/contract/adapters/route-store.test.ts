import { describe, expect, it } from "@jest/globals";
import { createDynamoRouteStore } from "../../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { AuditEntry } from "../../../shared/domain/audit-entry.ts";
import type { Route } from "../../../shared/domain/route.ts";
import type { RouteStore } from "../../../shared/ports/route-store.ts";
import { createInMemoryRouteStore } from "../../fakes/in-memory-route-store.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();

const aRoute = (over: Partial<Route> = {}): Route => ({
  group: "fraud",
  generation: 1,
  previous: [],
  stable: {
    kind: "multi-model",
    version: 1,
    packageArn: "arn:1",
    targetModel: "fraud/1-a.tar.gz",
    decidedAt: 10,
    commit: "c1",
  },
  ...over,
});
const audit: AuditEntry = {
  subject: "group#fraud",
  action: "routed",
  at: "2026-01-01T00:00:00.000Z",
  detail: { package: "arn:1", approval: "Approved", version: 1 },
};

describe("route store on DynamoDB", () => {
  it("reads a record that is older than the kinds of targets", async () => {
    const table = createDynamoTable(dynamo.client(), dynamo.table());
    const { kind: _kind, ...stable } = { ...aRoute().stable };
    const item = { group: "older", generation: 1, previous: [stable], stable };
    await table.transact([{ kind: "put", key: { pk: "group#older", sk: "route" }, item }]);
    const route = await createDynamoRouteStore(table).get("older");
    expect(route).toEqual(
      aRoute({ group: "older", previous: [aRoute().stable].flatMap((each) => each ?? []) }),
    );
  });
});

describe.each<[string, () => RouteStore]>([
  ["in memory", createInMemoryRouteStore],
  ["on DynamoDB", () => createDynamoRouteStore(createDynamoTable(dynamo.client(), dynamo.table()))],
])("route store %s", (_, create) => {
  it("knows no route before one is written", async () => {
    expect(await create().get("never-seen")).toBeUndefined();
  });

  it("gives back what was written", async () => {
    const store = create();
    expect(await store.put(aRoute({ group: "kept" }), audit)).toBe(true);
    expect(await store.get("kept")).toEqual(aRoute({ group: "kept" }));
  });

  it("lists every group once, as it was last written and in the order of names", async () => {
    const store = create();
    for (const group of ["listed-b", "listed-a"]) await store.put(aRoute({ group }), audit);
    await store.put(aRoute({ group: "listed-b", generation: 2 }), audit);
    await store.put(aRoute({ group: "listed-a", generation: 7 }), audit);
    const listed = (await store.list()).filter(({ group }) => group.startsWith("listed-"));
    expect(listed).toEqual([aRoute({ group: "listed-a" }), aRoute({ group: "listed-b", generation: 2 })]);
  });

  it("gives back what stands beside the version that serves, and tells which canaries have a rule", async () => {
    const store = create();
    const beside = { percent: 12.5, salt: "2-x", by: "ada", at: "2026-01-01T00:00:00.000Z" };
    const rule = { requests: 100, errors: 0.01, latency: 1.5, promote: true };
    const canary = { ...beside, version: 2, beside: 1, rule };
    const shadow = { ...beside, version: 3, tolerance: 0.000_001 };
    const rollout = { percent: 5, rule, by: "ada", at: "2026-01-01T00:00:00.000Z" };
    const ruled = async () => (await store.ruled()).filter((group) => group.startsWith("ruled-"));
    const written = aRoute({ group: "ruled-a", canary, shadow, rollout });
    await store.put(written, audit);
    await store.put(aRoute({ group: "ruled-b" }), audit);
    const { rule: _rule, ...unruled } = canary;
    await store.put(aRoute({ group: "ruled-c", canary: unruled }), audit);
    expect(await store.get("ruled-a")).toEqual(written);
    expect(await ruled()).toEqual(["ruled-a"]);
    await store.put(aRoute({ group: "ruled-a", generation: 2 }), audit);
    expect(await ruled()).toEqual([]);
  });

  it("notes nothing where nothing of what serves changes", async () => {
    const store = create();
    expect(await store.put(aRoute({ group: "quiet" }), undefined)).toBe(true);
    expect(await store.get("quiet")).toEqual(aRoute({ group: "quiet" }));
  });

  it("refuses a writer who has not seen the last generation", async () => {
    const store = create();
    await store.put(aRoute({ group: "fenced" }), audit);
    expect(await store.put(aRoute({ group: "fenced" }), audit)).toBe(false);
    expect(await store.put(aRoute({ group: "fenced", generation: 3 }), audit)).toBe(false);
    expect(await store.put(aRoute({ group: "fenced", generation: 2 }), audit)).toBe(true);
  });

  it("lets one of many simultaneous writers win", async () => {
    const store = create();
    const wins = await Promise.all(
      Array.from({ length: 20 }, () => store.put(aRoute({ group: "raced" }), audit)),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
  });
});
