import { describe, expect, it } from "@jest/globals";
import type { CanaryRule } from "../../../../shared/domain/canary.ts";
import type { Route } from "../../../../shared/domain/route.ts";
import { abortCanary } from "../../../../shared/usecases/rollout/abort-canary.ts";
import { endRollout } from "../../../../shared/usecases/rollout/end-rollout.ts";
import { endShadow } from "../../../../shared/usecases/rollout/end-shadow.ts";
import { promoteCanary } from "../../../../shared/usecases/rollout/promote-canary.ts";
import { setCanary } from "../../../../shared/usecases/rollout/set-canary.ts";
import { setRollout } from "../../../../shared/usecases/rollout/set-rollout.ts";
import { setShadow } from "../../../../shared/usecases/rollout/set-shadow.ts";
import { pinRoute } from "../../../../shared/usecases/serving/pin-route.ts";
import { revertRoute } from "../../../../shared/usecases/serving/revert-route.ts";
import { routeAfterApproval } from "../../../../shared/usecases/serving/route-after-approval.ts";
import { routeAfterRejection } from "../../../../shared/usecases/serving/route-after-rejection.ts";
import { unpinRoute } from "../../../../shared/usecases/serving/unpin-route.ts";
import { aServedRoute, aServingVersion } from "../../../builders/an-invoker.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";

const ada = { by: "ada" };
const rule: CanaryRule = { requests: 100, errors: 0.01, promote: true };
const arranger = { by: "registry", kept: 2 };
const decided = (version: number, decidedAt: number) => aServingVersion(version, { decidedAt });

/** Version 2 serves, and 3 and 1 can. */
const aRoute = (members: Partial<Route> = {}): Route =>
  aServedRoute(2, {
    generation: 1,
    stable: decided(2, 2000),
    previous: [decided(3, 1500), decided(1, 1000)],
    ...members,
  });

const aWorld = async (route = aRoute()) => {
  const routes = createInMemoryRouteStore();
  await routes.put({ ...route, generation: 1 }, undefined);
  const time = { now: 5000 };
  const ports = { routes, now: () => new Date(time.now).toISOString(), pause: async () => {} };
  return { ports, routes, time, route: async () => (await routes.get("fraud")) as Route };
};

const numbers = ({ stable, previous }: Route) => [stable, ...previous].map((each) => each?.version);

describe("a canary", () => {
  it("stands beside the version that serves, which is decided about anew", async () => {
    const { ports, routes } = await aWorld();
    const route = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10, rule, reason: "try" });
    expect(numbers(route)).toEqual([2, 3, 1]);
    expect(route.stable?.decidedAt).toBe(5000);
    expect(route.canary).toEqual({
      version: 3,
      beside: 2,
      percent: 10,
      salt: expect.any(String),
      by: "ada",
      at: "1970-01-01T00:00:05.000Z",
      reason: "try",
      rule,
    });
    expect(routes.audit).toMatchObject([
      { action: "canary set", detail: { by: "ada", version: 2, canary: 3, percent: 10, reason: "try" } },
    ]);
  });

  it("keeps its callers and its rule when its share grows, and nothing is written when it does not", async () => {
    const { ports, time, route } = await aWorld();
    const first = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10, rule });
    time.now = 6000;
    const second = await setCanary(ports, "fraud", { by: "bob", version: 3, percent: 50 });
    expect(second.canary).toMatchObject({ salt: first.canary?.salt, percent: 50, rule, by: "bob" });
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 50 });
    expect((await route()).generation).toBe(second.generation);
  });

  it("gets other callers than the canary before it", async () => {
    const { ports, time } = await aWorld();
    const first = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    time.now = 6000;
    const second = await setCanary(ports, "fraud", { ...ada, version: 1, percent: 10 });
    expect(second.canary).toMatchObject({ version: 1, beside: 2 });
    expect(second.canary?.salt).not.toBe(first.canary?.salt);
  });

  it.each([
    [2, "AlreadyStable"],
    [9, "VersionNotKept"],
  ])("is refused to version %i", async (version, code) => {
    const { ports } = await aWorld();
    await expect(setCanary(ports, "fraud", { ...ada, version, percent: 10 })).rejects.toMatchObject({ code });
  });

  it("is refused where nothing serves", async () => {
    const { stable: _stable, ...none } = aRoute({ previous: [], reason: "none" });
    const { ports } = await aWorld(none);
    await expect(setCanary(ports, "fraud", { ...ada, version: 1, percent: 10 })).rejects.toMatchObject({
      code: "NothingServes",
    });
  });

  it("ends when another version is approved later, and not by a late event of an earlier decision", async () => {
    const { ports } = await aWorld();
    const route = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    const late = routeAfterApproval(route, decided(4, 4000), arranger);
    expect(late).toMatchObject({ stable: { version: 2 }, canary: { version: 3 } });
    const later = routeAfterApproval(route, decided(4, 6000), arranger);
    expect(later).toMatchObject({ stable: { version: 4 } });
    expect(later).not.toHaveProperty("canary");
  });

  it("ends when the version beside it is approved again", async () => {
    const { ports } = await aWorld();
    const route = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    const again = routeAfterApproval(route, decided(2, 6000), arranger);
    expect(again).toMatchObject({ stable: { version: 2 } });
    expect(again).not.toHaveProperty("canary");
  });

  it("ends when it is rejected, and leaves what serves as it is", async () => {
    const { ports } = await aWorld(aRoute({ previous: [decided(3, 1500), decided(4, 1400)] }));
    const route = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    const rejected = routeAfterRejection(route, { version: 3, isApproved: () => true }, arranger);
    expect(numbers(rejected as Route)).toEqual([2, 4]);
    expect(rejected).not.toHaveProperty("canary");
  });

  it("is kept, as a shadow is, when more versions are approved than are kept", async () => {
    const { ports } = await aWorld();
    await pinRoute(ports, "fraud", ada);
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    let route = await setShadow(ports, "fraud", { ...ada, version: 1, percent: 10 });
    for (const version of [4, 5, 6, 7])
      route = routeAfterApproval(route, decided(version, 10_000 + version), arranger) as Route;
    expect(numbers(route)).toEqual([2, 7, 6, 3, 1]);
    expect(route).toMatchObject({ canary: { version: 3 }, shadow: { version: 1 }, forgotten: [4, 5] });
  });

  it("is overtaken by a pin on another version, and stands beside a pinned one", async () => {
    const { ports } = await aWorld();
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    expect(await pinRoute(ports, "fraud", ada)).toMatchObject({ canary: { version: 3 } });
    expect(await unpinRoute(ports, "fraud", ada)).toMatchObject({ canary: { version: 3 } });
    const other = await pinRoute(ports, "fraud", { ...ada, version: 1 });
    expect(other.stable?.version).toBe(1);
    expect(other).not.toHaveProperty("canary");
    await unpinRoute(ports, "fraud", ada);
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    const pinned = await pinRoute(ports, "fraud", { ...ada, version: 3 });
    expect(pinned.stable?.version).toBe(3);
    expect(pinned).not.toHaveProperty("canary");
    expect((await unpinRoute(ports, "fraud", ada)).stable?.version).toBe(2);
  });

  it("is not what a revert goes back to", async () => {
    const { ports } = await aWorld();
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    const route = await revertRoute(ports, "fraud", ada);
    expect(numbers(route)).toEqual([1, 2, 3]);
    expect(route).not.toHaveProperty("canary");
  });
});

describe("promoting a canary", () => {
  it("lets it answer all requests, by a decision later than all others, and ends a pin beside it", async () => {
    const { ports, routes, time } = await aWorld();
    await pinRoute(ports, "fraud", ada);
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    time.now = 4000;
    const route = await promoteCanary(ports, "fraud", { by: "bob", reason: "good" });
    expect(numbers(route)).toEqual([3, 2, 1]);
    expect(route.stable?.decidedAt).toBe(5001);
    expect(route).not.toHaveProperty("canary");
    expect(route).not.toHaveProperty("pinned");
    expect(routes.audit.at(-1)).toMatchObject({
      action: "promoted",
      detail: { by: "bob", version: 3, previous: 2, reason: "good" },
    });
  });

  it("is refused where there is none", async () => {
    const { ports } = await aWorld();
    await expect(promoteCanary(ports, "fraud", ada)).rejects.toMatchObject({ code: "NoCanary" });
  });

  it("changes nothing when another canary stands by now", async () => {
    const { ports, time, route } = await aWorld();
    const { canary } = await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    time.now = 6000;
    const { generation } = await setCanary(ports, "fraud", { ...ada, version: 1, percent: 10 });
    const salt = canary?.salt ?? "";
    await promoteCanary(ports, "fraud", { by: "rule", salt });
    await abortCanary(ports, "fraud", { by: "rule", salt });
    expect((await route()).generation).toBe(generation);
  });
});

describe("aborting a canary", () => {
  it("takes its version away until it is approved again, and leaves the others", async () => {
    const { ports, routes } = await aWorld();
    await setShadow(ports, "fraud", { ...ada, version: 3, percent: 10 });
    await setCanary(ports, "fraud", { ...ada, version: 3, percent: 10 });
    const route = await abortCanary(ports, "fraud", { by: "rule", reason: "6 of 6 requests failed" });
    expect(numbers(route)).toEqual([2, 1]);
    expect(route).not.toHaveProperty("canary");
    expect(route).not.toHaveProperty("shadow");
    expect(route.failures).toMatchObject([
      {
        version: 3,
        code: "CanaryAborted",
        message: "the canary was aborted by rule: 6 of 6 requests failed",
      },
    ]);
    expect(routes.audit.at(-1)).toMatchObject({
      action: "aborted",
      detail: { by: "rule", version: 2, canary: 3 },
    });
    const again = routeAfterApproval(route, decided(3, 9000), arranger);
    expect(again).toMatchObject({ stable: { version: 3 } });
    expect(again).not.toHaveProperty("failures");
  });
});

describe("a shadow", () => {
  it("changes nothing of what serves, and ends by command", async () => {
    const { ports, routes } = await aWorld();
    const route = await setShadow(ports, "fraud", { ...ada, version: 1, percent: 20, tolerance: 0.01 });
    expect(numbers(route)).toEqual([2, 3, 1]);
    expect(route.shadow).toMatchObject({ version: 1, percent: 20, tolerance: 0.01, by: "ada" });
    const more = await setShadow(ports, "fraud", { ...ada, version: 1, percent: 40 });
    expect(more.shadow).toMatchObject({ salt: route.shadow?.salt, percent: 40, tolerance: 0.01 });
    expect(await setShadow(ports, "fraud", { ...ada, version: 1, percent: 40 })).toEqual(more);
    const ended = await endShadow(ports, "fraud", ada);
    expect(ended).not.toHaveProperty("shadow");
    expect(numbers(ended)).toEqual([2, 3, 1]);
    expect(await endShadow(ports, "fraud", ada)).toEqual(ended);
    expect(routes.audit.map(({ action }) => action)).toEqual(["shadow set", "shadow set", "shadow ended"]);
  });

  it("is refused to the version that serves, and ends when its version serves", async () => {
    const { ports } = await aWorld();
    await expect(setShadow(ports, "fraud", { ...ada, version: 2, percent: 1 })).rejects.toMatchObject({
      code: "AlreadyStable",
    });
    await setShadow(ports, "fraud", { ...ada, version: 1, percent: 20 });
    expect(await revertRoute(ports, "fraud", { ...ada, version: 1 })).not.toHaveProperty("shadow");
  });
});

describe("a group's policy", () => {
  it("is set and ended by command, and stays through whatever else happens", async () => {
    const { ports, time } = await aWorld();
    const set = await setRollout(ports, "fraud", { ...ada, percent: 10, rule });
    expect(set.rollout).toEqual({ percent: 10, rule, by: "ada", at: "1970-01-01T00:00:05.000Z" });
    time.now = 6000;
    expect(await setRollout(ports, "fraud", { by: "bob", percent: 10, rule })).toEqual(set);
    expect(await revertRoute(ports, "fraud", ada)).toMatchObject({
      stable: { version: 3 },
      rollout: set.rollout,
    });
    const ended = await endRollout(ports, "fraud", ada);
    expect(ended).not.toHaveProperty("rollout");
    expect(await endRollout(ports, "fraud", ada)).toEqual(ended);
  });
});
