import { afterAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Announcement } from "../../shared/domain/announcement.ts";
import type { ModelPackage } from "../../shared/domain/model-package.ts";
import { reconcileRoutes } from "../../shared/usecases/serving/reconcile-routes.ts";
import { settleRoute } from "../../shared/usecases/serving/settle-route.ts";
import { createInMemoryRouteStore } from "../fakes/in-memory-route-store.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { type Fault, invoke, throughInvocation } from "./histories/invocation.ts";
import { takeTurns } from "./histories/take-turns.ts";

const HISTORIES = Number(process.env.SLIPWAY_HISTORIES ?? 500);
const ran = { histories: 0, decisions: 0 };
const arnOf = (version: number): string =>
  `arn:aws:sagemaker:us-east-1:111122223333:model-package/m/${version}`;
type Approval = "Approved" | "Rejected";
/** What SageMaker's event tells of a decision, in whole seconds. */
type Told = { readonly version: number; readonly approval: Approval; readonly decidedAt: number };

const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 8 }),
  when: fc.constantFrom("before", "after"),
  kind: fc.constantFrom("error", "kill"),
});
const decision = fc.record({
  version: fc.integer({ min: 1, max: 4 }),
  approval: fc.constantFrom("Approved" as const, "Rejected" as const),
  /** When its event comes: at once, some time after all others, or never. */
  comes: fc.constantFrom("now", "now", "late", "never"),
  isTwice: fc.boolean(),
  /** Whether somebody edits the package afterwards, which changes when it was changed. */
  isEdited: fc.boolean(),
  faults: fc.oneof(fc.constant([]), fc.array(fault, { minLength: 1, maxLength: 3 })),
});

/** A registry in which people decide, and the route that follows them. */
const aWorld = () => {
  const packages = new Map<string, ModelPackage>();
  const routes = createInMemoryRouteStore();
  const copies = new Set<string>();
  const announced: Announcement[] = [];
  const approved = async () =>
    new Map(
      [...packages.values()].flatMap(({ approval, version, arn }) =>
        approval === "Approved" ? [[version, arn] as const] : [],
      ),
    );
  const registry = { describe: async (arn: string) => packages.get(arn) };
  const now = (): string => "2026-01-01T00:00:00.000Z";
  const ports = {
    registry: throughInvocation(registry),
    artifacts: throughInvocation({
      examine: async (uri: string) => ({ etag: `"${uri.length}"`, size: 1 }),
      copyOnce: async (_from: object, key: string) => {
        copies.add(key);
      },
    }),
    models: throughInvocation({
      infer: async () => ({ kind: "answer" as const, body: new Uint8Array(), contentType: "" }),
    }),
    samples: { read: async () => ({ kind: "unreadable" as const, reason: "" }) },
    warmSeconds: 60,
    routes: throughInvocation(routes),
    kept: 4,
    now,
    pause: async () => {},
  };
  return {
    packages,
    routes,
    copies,
    hear: ({ version, ...told }: Told) => settleRoute(ports, { packageArn: arnOf(version), ...told }),
    decide: (version: number, approval: Approval, modifiedAt: number): void => {
      packages.set(arnOf(version), {
        ...{ arn: arnOf(version), group: "m", version, approval, modifiedAt },
        artifacts: [`s3://bucket/${"x".repeat(version)}/model.tar.gz`],
        contentTypes: ["text/csv"],
        metadata: { pipeline: "m" },
      });
    },
    edit: (version: number, modifiedAt: number): void => {
      const found = packages.get(arnOf(version));
      if (found) packages.set(arnOf(version), { ...found, modifiedAt });
    },
    /** What the schedule does about events that were lost. */
    repair: async (): Promise<number> => {
      announced.length = 0;
      const announcer = { announce: async (hint: Announcement) => void announced.push(hint) };
      const listing = { groups: async () => ["m"], approved };
      await reconcileRoutes({ listing, registry, routes, announcer, log: silentLog, now });
      for (const { type, detail } of announced)
        if (type === "DecisionMissed") await settleRoute(ports, { packageArn: detail.package });
      return announced.length;
    },
    serving: async () => (await routes.get("m"))?.stable,
    /** The versions that the route could let serve. */
    known: async () => {
      const { stable, previous = [] } = (await routes.get("m")) ?? {};
      return new Set([...(stable ? [stable] : []), ...previous].map(({ version }) => version));
    },
  };
};

describe("any history of decisions", () => {
  afterAll(() => {
    process.stdout.write(`${ran.histories} histories, ${ran.decisions} decisions\n`);
  });

  it("ends with the version that was approved last and not rejected since, however its events come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(decision, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (decisions, choices, isTogether) => {
          const world = aWorld();
          const approvedAt = new Map<number, number>();
          const open: Told[] = [];
          // Versions of whose last decision nobody was told, and those of them that somebody edited since.
          const lost = new Set<number>();
          const edited = new Set<number>();
          for (const [
            index,
            { version, approval, comes, isTwice, isEdited, faults },
          ] of decisions.entries()) {
            const before = world.packages.get(arnOf(version))?.approval;
            // Who decides what was decided so before decides nothing.
            if (before === approval) continue;
            const decidedAt = (index + 1) * 2_000;
            world.decide(version, approval, decidedAt + 321);
            if (approval === "Approved") approvedAt.set(version, decidedAt);
            else approvedAt.delete(version);
            const told = { version, approval, decidedAt };
            edited.delete(version);
            if (comes === "never") lost.add(version);
            else lost.delete(version);
            if (comes === "late") open.push(told);
            if (comes === "now" && !(await invoke(() => world.hear(told), { faults }))) open.push(told);
            if (isTwice && comes !== "never") open.push(told);
            if (isEdited) {
              edited.add(version);
              world.edit(version, decidedAt + 7_000);
            }
          }
          // What came late, again or was put aside comes now, in any order, one after the other or all at once.
          const late = open.map((told, index) => ({ told, at: choices[index % choices.length] ?? 0 }));
          const events = late.toSorted((a, b) => a.at - b.at).map(({ told }) => told);
          if (isTogether)
            await takeTurns(
              events.map((told) => (turn) => invoke(() => world.hear(told), { turn })),
              choices,
            );
          else for (const told of events) await world.hear(told);
          const known = await world.known();
          await world.repair();
          expect(await world.repair()).toBe(0);
          const stable = await world.serving();
          const [newest] = [...approvedAt].toSorted((a, b) => b[1] - a[1]);
          // When these were approved last, the registry does not tell; that they are approved, it does.
          const isUntold = [...lost].some(
            (version) => approvedAt.has(version) && (known.has(version) || edited.has(version)),
          );
          if (isUntold) expect([...approvedAt.keys()]).toContain(stable?.version);
          else expect(stable?.version).toBe(newest?.[0]);
          if (stable !== undefined) expect(world.copies).toContain(stable.targetModel);
          ran.histories += 1;
          ran.decisions += decisions.length;
        },
      ),
      { numRuns: HISTORIES },
    );
  });

  it("is repaired by the schedule where an approval's event was lost", async () => {
    const world = aWorld();
    world.decide(1, "Approved", 1_000);
    await world.hear({ version: 1, approval: "Approved", decidedAt: 1_000 });
    world.decide(2, "Approved", 2_000);
    expect(await world.repair()).toBe(1);
    expect(await world.serving()).toMatchObject({ version: 2 });
    world.decide(2, "Rejected", 3_000);
    expect(await world.repair()).toBe(1);
    expect(await world.serving()).toMatchObject({ version: 1 });
  });

  it("lets nothing else serve because somebody edited a package, which is all that an approval repeated leaves", async () => {
    const world = aWorld();
    for (const version of [1, 2]) {
      world.decide(version, "Approved", 1_000 * version);
      await world.hear({ version, approval: "Approved", decidedAt: 1_000 * version });
    }
    world.edit(1, 9_000);
    expect(await world.repair()).toBe(0);
    expect(await world.serving()).toMatchObject({ version: 2 });
  });
});
