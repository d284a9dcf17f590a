import { describe, expect, it } from "@jest/globals";
import type { Leftover, Route } from "../../../../shared/domain/route.ts";
import { collectArtifacts } from "../../../../shared/usecases/serving/collect-artifacts.ts";
import { planCollection } from "../../../../shared/usecases/serving/plan-collection.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";

const at = (minutes: number): string => new Date(60_000 * minutes).toISOString();
const stored = (key: string, minutes = 0) => ({ key, size: 1, writtenAt: at(minutes) });
const route = (leftovers: readonly Leftover[] = []): Route => ({
  group: "m",
  stable: { kind: "multi-model", version: 2, packageArn: "arn", targetModel: "m/2-b.tar.gz", decidedAt: 0 },
  previous: [],
  leftovers,
  generation: 4,
});
const plan = (
  leftovers: readonly Leftover[],
  keys: readonly ReturnType<typeof stored>[],
  minutes: number,
  budget = 9,
) => planCollection(route(leftovers), keys, { now: at(minutes), graceSeconds: 600, budget });
const [old, current] = ["m/1-a.tar.gz", "m/2-b.tar.gz"];

describe("judging copies", () => {
  it("marks what nothing needs, and leaves what serves alone", () => {
    expect(plan([], [stored(old), stored(current)], 5)).toEqual({
      leftovers: [{ targetModel: old, since: at(5) }],
      removed: [],
    });
  });

  it("condemns after the time of grace, counted from the mark", () => {
    const mark = { targetModel: old, since: at(5) };
    expect(plan([mark], [stored(old)], 14)).toEqual({ leftovers: [mark], removed: [] });
    expect(plan([mark], [stored(old)], 15)).toEqual({
      leftovers: [{ ...mark, condemnedAt: at(15) }],
      removed: [old],
    });
  });

  it("keeps what was written again since", () => {
    expect(plan([{ targetModel: old, since: at(5) }], [stored(old, 10)], 15).removed).toEqual([]);
  });

  it("condemns no more than the budget, and the rest in later runs", () => {
    const marks = ["m/1-a.tar.gz", "m/3-c.tar.gz"].map((targetModel) => ({ targetModel, since: at(0) }));
    const keys = marks.map(({ targetModel }) => stored(targetModel));
    expect(plan(marks, keys, 60, 1).removed).toEqual(["m/1-a.tar.gz"]);
  });

  it("condemns anew what a run that was broken off has left", () => {
    const mark = { targetModel: old, since: at(0), condemnedAt: at(15) };
    expect(plan([mark], [stored(old)], 90)).toEqual({
      leftovers: [{ ...mark, condemnedAt: at(90) }],
      removed: [old],
    });
  });

  it("forgets what is gone once nobody can be about to delete it", () => {
    const mark = { targetModel: old, since: at(0), condemnedAt: at(15) };
    expect(plan([mark], [], 74).leftovers).toEqual([mark]);
    expect(plan([mark], [], 75).leftovers).toEqual([]);
  });
});

describe("the collector", () => {
  const aWorld = (keys: readonly string[]) => {
    const routes = createInMemoryRouteStore();
    const removed: string[] = [];
    const artifacts = {
      list: async () => keys.map((key) => stored(key)),
      remove: async (key: string) => void removed.push(key),
    };
    let minutes = 100;
    const ports = { routes, artifacts, graceSeconds: 600, budget: 10, now: () => at(minutes) };
    return { routes, ports, removed, pass: (by: number) => (minutes += by) };
  };

  it("leaves alone what no deployment made, and tells of it", async () => {
    const { ports, pass, removed } = aWorld(["README", "m/model.tar.gz", "a/b/1-x.tar.gz", "m/0-a.tar.gz"]);
    await collectArtifacts(ports);
    pass(60);
    expect(await collectArtifacts(ports)).toEqual({
      stored: 4,
      removed: [],
      orphans: [],
      strangers: ["README", "m/model.tar.gz", "a/b/1-x.tar.gz", "m/0-a.tar.gz"],
    });
    expect(removed).toEqual([]);
  });

  it("collects what a deployment left that never came to a route, and says so", async () => {
    const { ports, pass, removed, routes } = aWorld(["m/1-a.tar.gz"]);
    expect((await collectArtifacts(ports)).orphans).toEqual(["m/1-a.tar.gz"]);
    pass(10);
    expect((await collectArtifacts(ports)).removed).toEqual(["m/1-a.tar.gz"]);
    expect(removed).toEqual(["m/1-a.tar.gz"]);
    expect(routes.audit).toMatchObject([
      { subject: "group#m", action: "collected", detail: { models: "m/1-a.tar.gz" } },
    ]);
  });

  it("deletes nothing of a route that changed meanwhile", async () => {
    const { ports, pass, removed, routes } = aWorld(["m/1-a.tar.gz"]);
    await collectArtifacts(ports);
    pass(10);
    const list = async () => {
      const all = await routes.list();
      const [found] = all;
      if (found) await routes.put({ ...found, generation: found.generation + 1 }, undefined);
      return all;
    };
    await collectArtifacts({ ...ports, routes: { list, put: routes.put } });
    expect(removed).toEqual([]);
  });
});
