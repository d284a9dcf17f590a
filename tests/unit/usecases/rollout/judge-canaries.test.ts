import { describe, expect, it } from "@jest/globals";
import type { CanaryRule } from "../../../../shared/domain/canary.ts";
import { noTally } from "../../../../shared/domain/no-tally.ts";
import type { Tally } from "../../../../shared/domain/tally.ts";
import { judgeCanaries } from "../../../../shared/usecases/rollout/judge-canaries.ts";
import { setCanary } from "../../../../shared/usecases/rollout/set-canary.ts";
import { aServedRoute, aServingVersion } from "../../../builders/an-invoker.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";
import { createInMemoryTallyStore } from "../../../fakes/in-memory-tally-store.ts";
import { silentLog } from "../../../fakes/silent-log.ts";

const rule: CanaryRule = { requests: 10, errors: 0.1, promote: true };

const aWorld = async (groups: readonly string[] = ["fraud"]) => {
  const routes = createInMemoryRouteStore();
  const tallies = createInMemoryTallyStore();
  const now = () => new Date(2_000_000_000_000).toISOString();
  const ports = { routes, tallies, log: silentLog, now, pause: async () => {} };
  for (const group of groups) {
    const previous = [aServingVersion(2), aServingVersion(3)];
    await routes.put({ ...aServedRoute(1, { previous, generation: 1 }), group }, undefined);
  }
  const begin = (group: string, version = 2, given: CanaryRule | undefined = rule) =>
    setCanary(ports, group, { by: "ada", version, percent: 10, ...(given ? { rule: given } : {}) });
  const count = async (group: string, salt: string | undefined, tally: Partial<Tally>) =>
    tallies.put({ group, salt: salt ?? "", id: "a" }, new Map([[2, { ...noTally, ...tally }]]));
  return { ports, routes, begin, count };
};

describe("judging all canaries", () => {
  it("promotes one, aborts another and lets a third go on, and tells who did it and why", async () => {
    const { ports, routes, begin, count } = await aWorld(["churn", "fraud", "risk", "spam"]);
    for (const [group, tally] of [
      ["churn", { requests: 10, failed: 1 }],
      ["fraud", { requests: 2, failed: 2 }],
      ["risk", { requests: 9 }],
    ] as const)
      await count(group, (await begin(group)).canary?.salt, tally);
    expect(await judgeCanaries(ports)).toEqual({
      judged: 3,
      promoted: ["churn"],
      aborted: ["fraud"],
      failures: 0,
    });
    const serving = await Promise.all(["churn", "fraud", "risk"].map((group) => routes.get(group)));
    expect(serving.map((route) => [route?.stable?.version, route?.canary?.version])).toEqual([
      [2, undefined],
      [1, undefined],
      [1, 2],
    ]);
    expect(routes.audit.slice(-2).map(({ action, detail }) => [action, detail.by, detail.reason])).toEqual(
      expect.arrayContaining([
        ["promoted", "rule", "it kept to its rule for 10 requests"],
        ["aborted", "rule", "2 of 2 requests failed, and 10 % may"],
      ]),
    );
    expect(await judgeCanaries(ports)).toMatchObject({ judged: 1, promoted: [], aborted: [] });
  });

  it("judges no canary without a rule", async () => {
    const { ports, begin, count } = await aWorld();
    const { routes } = ports;
    await setCanary(ports, "fraud", { by: "ada", version: 2, percent: 10 });
    await count("fraud", (await routes.get("fraud"))?.canary?.salt, { requests: 99, failed: 99 });
    expect(await judgeCanaries(ports)).toMatchObject({ judged: 0 });
    await begin("fraud");
    expect(await judgeCanaries(ports)).toMatchObject({ judged: 1, aborted: ["fraud"] });
  });

  it("does nothing to a canary that another one has replaced meanwhile", async () => {
    const { ports, routes, begin, count } = await aWorld();
    await count("fraud", (await begin("fraud")).canary?.salt, { requests: 10, failed: 10 });
    const tallies = {
      sum: async (group: string, salt: string) => {
        const sums = await ports.tallies.sum(group, salt);
        await begin("fraud", 3);
        return sums;
      },
    };
    await judgeCanaries({ ...ports, tallies });
    expect(await routes.get("fraud")).toMatchObject({ stable: { version: 1 }, canary: { version: 3 } });
  });

  it("judges the others when one cannot be", async () => {
    const { ports, begin, count } = await aWorld(["churn", "fraud"]);
    await begin("churn");
    await count("fraud", (await begin("fraud")).canary?.salt, { requests: 10 });
    const tallies = {
      sum: async (group: string, salt: string) => {
        if (group === "churn") throw new Error("no table");
        return ports.tallies.sum(group, salt);
      },
    };
    expect(await judgeCanaries({ ...ports, tallies })).toMatchObject({ promoted: ["fraud"], failures: 1 });
  });
});
