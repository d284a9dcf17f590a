import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Route } from "../../../shared/domain/route.ts";
import { routeAfterDecision } from "../../../shared/usecases/rollout/route-after-decision.ts";
import { routeAfterRejection } from "../../../shared/usecases/serving/route-after-rejection.ts";
import { aServedRoute, aServingVersion } from "../../builders/an-invoker.ts";

const arranger = { by: "registry", kept: 10 };
const rollout = { percent: 10, by: "ada", at: "2026-01-01T00:00:00.000Z" };

const aRoute = (members: Partial<Route> = {}): Route =>
  aServedRoute(1, { generation: 1, stable: aServingVersion(1, { decidedAt: 1000 }), rollout, ...members });

type Approval = { readonly version: number; readonly decidedAt: number };

const approve = (route: Route, { version, decidedAt }: Approval): Route =>
  routeAfterDecision(route, aServingVersion(version, { decidedAt }), arranger) ?? route;

const approveAll = (approvals: readonly Approval[], route = aRoute()): Route =>
  approvals.reduce(approve, route);

const withoutHistory = ({ generation: _generation, updatedBy: _updatedBy, ...route }: Route) => route;

const approvals = fc.uniqueArray(
  fc.record({
    version: fc.integer({ min: 2, max: 9 }),
    decidedAt: fc.oneof(fc.integer({ min: 1100, max: 1104 }), fc.integer({ min: 1100, max: 1_000_000 })),
  }),
  { minLength: 1, maxLength: 6, selector: ({ version }) => version },
);
const inAnyOrder = approvals.chain((some) =>
  fc.record({
    some: fc.constant(some),
    other: fc.shuffledSubarray([...some], { minLength: some.length }),
  }),
);

describe("a group where what is approved becomes a canary first", () => {
  it("ends with the same route in whatever order its approvals are heard of, once or twice", () => {
    fc.assert(
      fc.property(inAnyOrder, ({ some, other }) => {
        const route = approveAll(some);
        for (const order of [other, [...other, ...some]])
          expect(withoutHistory(approveAll(order))).toEqual(withoutHistory(route));
        const [newest] = some.toSorted((a, b) => b.decidedAt - a.decidedAt || b.version - a.version);
        expect(route.stable?.version).toBe(1);
        expect(route.canary).toMatchObject({ version: newest?.version, beside: 1, percent: 10 });
      }),
      { numRuns: 1000 },
    );
  });

  it("never lets serve what was only a canary when the canary after it is rejected", () => {
    fc.assert(
      fc.property(approvals, (some) => {
        const route = approveAll(some);
        const version = route.canary?.version ?? 0;
        const rejected = routeAfterRejection(route, { version, isApproved: () => true }, arranger);
        expect(rejected?.stable?.version).toBe(1);
        expect(rejected).not.toHaveProperty("canary");
      }),
    );
  });

  it("lets the first version serve at once, and what is approved while a version is pinned wait", () => {
    const { stable: _stable, ...none } = aRoute();
    expect(approve(none, { version: 2, decidedAt: 2000 })).toMatchObject({ stable: { version: 2 }, rollout });
    const pinned = { version: 1, by: "ada", at: "" };
    const waiting = approve(aRoute({ pinned }), { version: 2, decidedAt: 2000 });
    expect(waiting).toMatchObject({ stable: { version: 1 }, previous: [{ version: 2 }] });
    expect(waiting).not.toHaveProperty("canary");
  });

  it("keeps the callers of a canary that is approved again", () => {
    const once = approve(aRoute(), { version: 2, decidedAt: 2000 });
    const twice = approve(once, { version: 2, decidedAt: 3000 });
    expect(twice.canary?.salt).toBe(once.canary?.salt);
    expect(twice.stable?.version).toBe(1);
  });
});
