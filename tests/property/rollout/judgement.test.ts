import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { noTally } from "../../../shared/domain/no-tally.ts";
import { abortCanary } from "../../../shared/usecases/rollout/abort-canary.ts";
import { judgeCanaries } from "../../../shared/usecases/rollout/judge-canaries.ts";
import { promoteCanary } from "../../../shared/usecases/rollout/promote-canary.ts";
import { setCanary } from "../../../shared/usecases/rollout/set-canary.ts";
import { aServedRoute, aServingVersion } from "../../builders/an-invoker.ts";
import { createInMemoryRouteStore } from "../../fakes/in-memory-route-store.ts";
import { createInMemoryTallyStore } from "../../fakes/in-memory-tally-store.ts";
import { silentLog } from "../../fakes/silent-log.ts";
import { type Fault, invoke, throughInvocation } from "../histories/invocation.ts";
import { takeTurns } from "../histories/take-turns.ts";

const GROUP = "fraud";
const rule = { requests: 10, errors: 0.1, promote: true };
const tallies = {
  promoted: { requests: 20 },
  aborted: { requests: 5, failed: 5 },
  waits: { requests: 5 },
};
const now = (): string => "2026-01-01T00:00:00.000Z";

/** A group whose version 1 serves and whose version 2 is a canary that stands as told; version 3 waits. */
const aWorld = async (end: keyof typeof tallies) => {
  const store = createInMemoryRouteStore();
  const counts = createInMemoryTallyStore();
  const by = { by: "ada" };
  const own = { routes: store, now, pause: async () => {} };
  const previous = [aServingVersion(2), aServingVersion(3)];
  await store.put({ ...aServedRoute(1, { previous, generation: 1 }), group: GROUP }, undefined);
  const { canary } = await setCanary(own, GROUP, { ...by, version: 2, percent: 10, rule });
  const sheet = { group: GROUP, salt: canary?.salt ?? "", id: "a" };
  await counts.put(sheet, new Map([[2, { ...noTally, ...tallies[end] }]]));
  const ports = { ...own, routes: throughInvocation(store) };
  const rivals = {
    nobody: async () => {},
    promotes: () => promoteCanary(ports, GROUP, by),
    aborts: () => abortCanary(ports, GROUP, by),
    replaces: () => setCanary(ports, GROUP, { ...by, version: 3, percent: 10, rule }),
  };
  return {
    judge: () => judgeCanaries({ ...ports, tallies: throughInvocation(counts), log: silentLog }),
    rivals,
    route: () => store.get(GROUP),
    deeds: () =>
      store.audit.flatMap(({ action, detail }) =>
        action === "canary set" ? [] : [{ action, by: detail.by }],
      ),
  };
};

type World = Awaited<ReturnType<typeof aWorld>>;

const standing = async ({ route }: World) => {
  const { stable, canary } = (await route()) ?? {};
  return [stable?.version, canary?.version];
};

const expected = { promoted: [2, undefined], aborted: [1, undefined], waits: [1, 2] };

const end = fc.constantFrom("promoted" as const, "aborted" as const, "waits" as const);
const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 5 }),
  when: fc.constantFrom("before", "after"),
  kind: fc.constantFrom("error", "kill"),
});
const turns = fc.array(fc.nat(11), { minLength: 1, maxLength: 30 });

it("ends a canary once, as its rule says, however many judge it at once and wherever they are killed", async () => {
  await fc.assert(
    fc.asyncProperty(end, fc.array(fault, { maxLength: 3 }), turns, async (verdict, faults, choices) => {
      const world = await aWorld(verdict);
      await takeTurns(
        [undefined, ...faults].map((each) => (turn) => invoke(world.judge, { faults: [each], turn })),
        choices,
      );
      await world.judge();
      expect(await standing(world)).toEqual(expected[verdict]);
      expect(world.deeds()).toEqual(verdict === "waits" ? [] : [{ action: verdict, by: "rule" }]);
    }),
  );
});

it("judges no canary that came after what it has read, however late it writes", async () => {
  const rival = fc.constantFrom(
    "nobody" as const,
    "promotes" as const,
    "aborts" as const,
    "replaces" as const,
  );
  await fc.assert(
    fc.asyncProperty(end, rival, turns, async (verdict, who, choices) => {
      const world = await aWorld(verdict);
      const rivals = [world.judge, world.judge, world.rivals[who]];
      await takeTurns(
        rivals.map((each) => (turn) => invoke(each, { turn })),
        choices,
      );
      const [stable, canary] = await standing(world);
      const ended = world.deeds();
      // One verdict at most, and none about the canary that took its place.
      expect(ended.length).toBeLessThanOrEqual(1);
      if (who === "replaces") expect(canary).toBe(3);
      const [deed] = ended;
      expect(stable).toBe(deed?.action === "promoted" ? 2 : 1);
      if (deed?.by === "rule") expect(deed.action).toBe(verdict);
    }),
  );
});
