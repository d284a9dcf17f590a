import { describe, expect, it } from "@jest/globals";
import type { Route, ServingVersion } from "../../../../shared/domain/route.ts";
import { pinRoute } from "../../../../shared/usecases/serving/pin-route.ts";
import { revertRoute } from "../../../../shared/usecases/serving/revert-route.ts";
import { routeAfterApproval } from "../../../../shared/usecases/serving/route-after-approval.ts";
import { routeAfterRejection } from "../../../../shared/usecases/serving/route-after-rejection.ts";
import { unpinRoute } from "../../../../shared/usecases/serving/unpin-route.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";

const aVersion = (version: number, decidedAt = version * 1000): ServingVersion => ({
  kind: "multi-model",
  version,
  packageArn: `arn/${version}`,
  targetModel: `fraud/${version}.tar.gz`,
  decidedAt,
});
const failure = { version: 9, packageArn: "arn/9", decidedAt: 9000, code: "C", message: "m", hint: "h" };
const registry = { by: "registry", kept: 5 };

const aWorld = async (over: Partial<Route> = {}) => {
  const routes = createInMemoryRouteStore();
  const first: Route = {
    group: "fraud",
    stable: aVersion(3),
    previous: [aVersion(2), aVersion(1)],
    failures: [failure],
    generation: 1,
    ...over,
  };
  await routes.put(first, undefined);
  let writes = 0;
  const put: typeof routes.put = (route, audit) => {
    writes += 1;
    return routes.put(route, audit);
  };
  const ports = {
    routes: { get: routes.get, put },
    now: () => "2026-01-01T00:00:00.000Z",
    pause: async () => {},
  };
  const approve = async (version: ServingVersion): Promise<void> => {
    const before = await routes.get("fraud");
    const after = before && routeAfterApproval(before, version, registry);
    if (after) await routes.put(after, undefined);
  };
  return {
    ports,
    routes,
    approve,
    writes: () => writes,
    serving: async () => (await routes.get("fraud"))?.stable?.version,
  };
};
const by = { by: "ann" };

describe("going back to an earlier version", () => {
  it("is one write that says who, and why", async () => {
    const { ports, routes, writes } = await aWorld();
    const route = await revertRoute(ports, "fraud", { ...by, reason: "it drifts" });
    expect(route).toMatchObject({ stable: { version: 2 }, updatedBy: "ann", failures: [failure] });
    expect(route.previous.map(({ version }) => version)).toEqual([3, 1]);
    expect(writes()).toBe(1);
    expect(routes.audit).toEqual([
      {
        subject: "group#fraud",
        action: "reverted",
        at: "2026-01-01T00:00:00.000Z",
        detail: { by: "ann", version: 2, previous: 3, reason: "it drifts" },
      },
    ]);
  });

  it("lasts until the next approval, and no longer", async () => {
    const { ports, approve, serving } = await aWorld();
    await revertRoute(ports, "fraud", { ...by, version: 1 });
    await approve(aVersion(3));
    expect(await serving()).toBe(1);
    await approve(aVersion(4, Date.parse("2026-01-01T00:01:00Z")));
    expect(await serving()).toBe(4);
  });

  it("counts as the last decision even where this clock is behind the registry's", async () => {
    const { ports, serving } = await aWorld({ stable: aVersion(3, Date.parse("2027-01-01T00:00:00Z")) });
    await revertRoute(ports, "fraud", by);
    expect(await serving()).toBe(2);
  });

  it("changes nothing where the version serves", async () => {
    const { ports, writes } = await aWorld();
    await revertRoute(ports, "fraud", { ...by, version: 3 });
    expect(writes()).toBe(0);
  });

  it.each<[string, Partial<Route>, number | undefined, string]>([
    ["a version that is not kept", {}, 7, "VersionNotKept"],
    ["nothing, where there is none", { previous: [] }, undefined, "NoEarlierVersion"],
    ["another one than is pinned", { pinned: { version: 3, by: "bob", at: "" } }, 2, "RoutePinned"],
  ])("refuses %s", async (_, over, version, code) => {
    const { ports } = await aWorld(over);
    const revert = { ...by, ...(version === undefined ? {} : { version }) };
    await expect(revertRoute(ports, "fraud", revert)).rejects.toMatchObject({ code });
  });

  it("refuses a group that it does not know", async () => {
    const { ports } = await aWorld();
    await expect(revertRoute(ports, "froud", by)).rejects.toMatchObject({ code: "GroupUnknown" });
  });
});

describe("a pin", () => {
  it("survives later approvals until it is removed", async () => {
    const { ports, approve, serving, routes } = await aWorld();
    await pinRoute(ports, "fraud", { ...by, version: 2 });
    expect(await serving()).toBe(2);
    await approve(aVersion(4));
    expect(await serving()).toBe(2);
    await unpinRoute(ports, "fraud", by);
    expect(await serving()).toBe(4);
    expect(routes.audit.map(({ action, detail }) => [action, detail.version])).toEqual([
      ["pinned", 2],
      ["unpinned", 4],
    ]);
  });

  it("ends with the rejection of its version", async () => {
    const { ports, routes, serving } = await aWorld();
    await pinRoute(ports, "fraud", { ...by, version: 2 });
    const before = await routes.get("fraud");
    const isApproved = (): boolean => true;
    const after = before && routeAfterRejection(before, { version: 2, isApproved }, registry);
    if (after) await routes.put(after, undefined);
    expect(await serving()).toBe(3);
    expect(await routes.get("fraud")).not.toHaveProperty("pinned");
  });

  it("holds what serves where no version is named", async () => {
    const { ports } = await aWorld();
    expect(await pinRoute(ports, "fraud", by)).toMatchObject({
      pinned: { version: 3, by: "ann" },
      failures: [failure],
    });
  });

  it("is moved by another pin, and written once", async () => {
    const { ports, serving, writes } = await aWorld();
    await pinRoute(ports, "fraud", { ...by, version: 2 });
    await pinRoute(ports, "fraud", { ...by, version: 2 });
    expect(writes()).toBe(1);
    await pinRoute(ports, "fraud", { ...by, version: 1 });
    expect(await serving()).toBe(1);
  });

  it("is written over whatever changed the route meanwhile", async () => {
    const { ports, approve, serving } = await aWorld();
    let isFirst = true;
    const put: typeof ports.routes.put = async (route, audit) => {
      if (isFirst) {
        isFirst = false;
        await approve(aVersion(4));
      }
      return ports.routes.put(route, audit);
    };
    await pinRoute({ ...ports, routes: { get: ports.routes.get, put } }, "fraud", { ...by, version: 2 });
    expect(await serving()).toBe(2);
  });

  it("cannot hold what is not there", async () => {
    const { ports } = await aWorld({ stable: undefined as never, previous: [] });
    await expect(pinRoute(ports, "fraud", by)).rejects.toMatchObject({ code: "NothingServes" });
  });
});
