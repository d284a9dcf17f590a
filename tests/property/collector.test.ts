import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ModelPackage } from "../../shared/domain/model-package.ts";
import { noTally } from "../../shared/domain/no-tally.ts";
import { abortCanary } from "../../shared/usecases/rollout/abort-canary.ts";
import { judgeCanaries } from "../../shared/usecases/rollout/judge-canaries.ts";
import { promoteCanary } from "../../shared/usecases/rollout/promote-canary.ts";
import { setCanary } from "../../shared/usecases/rollout/set-canary.ts";
import { setRollout } from "../../shared/usecases/rollout/set-rollout.ts";
import { setShadow } from "../../shared/usecases/rollout/set-shadow.ts";
import { collectArtifacts } from "../../shared/usecases/serving/collect-artifacts.ts";
import { pinRoute } from "../../shared/usecases/serving/pin-route.ts";
import { revertRoute } from "../../shared/usecases/serving/revert-route.ts";
import { settleRoute } from "../../shared/usecases/serving/settle-route.ts";
import { unpinRoute } from "../../shared/usecases/serving/unpin-route.ts";
import { createInMemoryRouteStore } from "../fakes/in-memory-route-store.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { type Fault, invoke, throughInvocation } from "./histories/invocation.ts";
import { takeTurns } from "./histories/take-turns.ts";

const HISTORIES = Number(process.env.SLIPWAY_HISTORIES ?? 500);
const GRACE = 600;
const arnOf = (version: number): string => `arn:aws:sagemaker:us-east-1:1:model-package/m/${version}`;

/** A group's registry, routes, copies and time. */
const aWorld = () => {
  const packages = new Map<string, ModelPackage>();
  const routes = createInMemoryRouteStore();
  const copies = new Map<string, string>();
  const lastNeeded = new Map<string, number>();
  const broken: string[] = [];
  const counts = { removed: 0 };
  let seconds = 1_000_000;
  const now = (): string => new Date(1000 * seconds).toISOString();

  const look = async (): Promise<void> => {
    const route = await routes.get("m");
    for (const { targetModel } of [...(route?.stable ? [route.stable] : []), ...(route?.previous ?? [])]) {
      lastNeeded.set(targetModel, seconds);
      if (!copies.has(targetModel)) broken.push(`${targetModel} is routed to and not there`);
    }
    for (const beside of [route?.canary, route?.shadow])
      if (beside && !route?.previous.some((each) => each.version === beside.version))
        broken.push(`${beside.version} stands beside what serves and is not kept`);
    if (route?.canary && route.canary.beside !== route.stable?.version)
      broken.push(`a canary stands beside ${route.canary.beside}, which does not serve`);
  };
  const put: typeof routes.put = async (route, audit) => {
    // What is replaced was needed until now.
    await look();
    const isWritten = await routes.put(route, audit);
    await look();
    return isWritten;
  };
  const artifacts = {
    examine: async (uri: string) => ({ etag: `"${uri.length}"`, size: 1 }),
    copyOnce: async (_source: object, key: string): Promise<void> => {
      if (!copies.has(key)) copies.set(key, now());
    },
    list: async () => [...copies].map(([key, writtenAt]) => ({ key, size: 1, writtenAt })),
    remove: async (key: string): Promise<void> => {
      counts.removed += copies.delete(key) ? 1 : 0;
      if (seconds - (lastNeeded.get(key) ?? 0) < GRACE) broken.push(`${key} was needed within the grace`);
      await look();
    },
  };
  const ports = {
    registry: throughInvocation({ describe: async (arn: string) => packages.get(arn) }),
    artifacts: throughInvocation(artifacts),
    routes: throughInvocation({ ...routes, put }),
    models: throughInvocation({
      infer: async () => ({ kind: "answer" as const, body: new Uint8Array(), contentType: "" }),
    }),
    samples: { read: async () => ({ kind: "unreadable" as const, reason: "" }) },
    warmSeconds: 60,
    kept: 1,
    now,
    pause: async () => {},
    graceSeconds: GRACE,
    budget: 2,
  };
  return {
    ports,
    routes,
    copies,
    broken,
    counts,
    pass: (by: number): void => {
      seconds += by;
    },
    decide: (version: number, approval: ModelPackage["approval"]): void => {
      packages.set(arnOf(version), {
        ...{ arn: arnOf(version), group: "m", version, approval, modifiedAt: 1000 * seconds },
        artifacts: [`s3://bucket/${"x".repeat(version)}/model.tar.gz`],
        contentTypes: ["text/csv"],
        metadata: { pipeline: "m" },
      });
    },
  };
};
type World = ReturnType<typeof aWorld>;

const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 9 }),
  when: fc.constantFrom("before", "after"),
  kind: fc.constantFrom("error", "kill"),
});
const version = fc.integer({ min: 1, max: 4 });
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("approve" as const), version }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reject" as const), version }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("revert" as const, "pin" as const), version }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unpin" as const), version }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("canary", "shadow", "promote", "abort", "rollout", "judge"),
      version,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("collect" as const), version }) },
);
/** What happens at once, each with what goes wrong; then time passes. */
const moment = fc.record({
  acts: fc.array(fc.record({ act, faults: fc.array(fault, { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  seconds: fc.constantFrom(1, 60, GRACE, 3_600),
});

const rule = { requests: 10, errors: 0.1, promote: true };
// Canaries of odd versions fail, the others keep to the rule.
const counted = new Map(
  [1, 2, 3, 4].map((each) => [each, { ...noTally, requests: 10, failed: 10 * (each % 2) }]),
);

const perform = async (
  { ports }: World,
  { kind, version: wanted }: { readonly kind: string; readonly version: number },
): Promise<unknown> => {
  const by = { by: "ann", version: wanted };
  switch (kind) {
    case "revert":
      return revertRoute(ports, "m", by).catch(() => {});
    case "pin":
      return pinRoute(ports, "m", by).catch(() => {});
    case "canary":
      return setCanary(ports, "m", { ...by, percent: 10, rule }).catch(() => {});
    case "shadow":
      return setShadow(ports, "m", { ...by, percent: 10 }).catch(() => {});
    case "promote":
      return promoteCanary(ports, "m", { by: "ann" }).catch(() => {});
    case "abort":
      return abortCanary(ports, "m", { by: "ann" }).catch(() => {});
    case "rollout":
      return setRollout(ports, "m", { by: "ann", percent: 10, rule }).catch(() => {});
    case "judge":
      return judgeCanaries({ ...ports, tallies: { sum: async () => counted }, log: silentLog });
    case "unpin":
      return unpinRoute(ports, "m", by).catch(() => {});
    case "collect":
      return collectArtifacts(ports);
    default:
      return settleRoute(ports, { packageArn: arnOf(wanted) });
  }
};

describe("any history of decisions, interventions and collections", () => {
  it("never deletes what a route needs, or needed within the time of grace", async () => {
    let removed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(moment, { minLength: 3, maxLength: 14 }),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 30 }),
        async (moments, choices) => {
          const world = aWorld();
          for (const { acts, seconds } of moments) {
            for (const { act: each } of acts) {
              if (each.kind === "approve") world.decide(each.version, "Approved");
              if (each.kind === "reject") world.decide(each.version, "Rejected");
              world.pass(1);
            }
            await takeTurns(
              acts.map(
                ({ act: each, faults }) =>
                  (turn) =>
                    invoke(() => perform(world, each), { turn, faults }),
              ),
              choices,
            );
            expect(world.broken).toEqual([]);
            world.pass(seconds);
          }
          removed += world.counts.removed;
        },
      ),
      { numRuns: HISTORIES },
    );
    // The histories do reach deletions.
    expect(removed).toBeGreaterThan(HISTORIES / 20);
  });

  it("ends with nothing but what the routes need", async () => {
    const world = aWorld();
    for (const each of [1, 2, 3, 4]) {
      world.decide(each, "Approved");
      await settleRoute(world.ports, { packageArn: arnOf(each) });
      world.pass(10);
    }
    expect(world.copies.size).toBe(4);
    expect(await collectArtifacts(world.ports)).toMatchObject({ removed: [], orphans: { length: 2 } });
    world.pass(GRACE);
    expect(await collectArtifacts(world.ports)).toMatchObject({ removed: { length: 2 }, orphans: [] });
    expect(world.copies.size).toBe(2);
    world.pass(3_600);
    await collectArtifacts(world.ports);
    expect(await world.routes.get("m")).not.toHaveProperty("leftovers");
    const { generation } = { ...(await world.routes.get("m")) };
    await collectArtifacts(world.ports);
    expect((await world.routes.get("m"))?.generation).toBe(generation);
  });
});
