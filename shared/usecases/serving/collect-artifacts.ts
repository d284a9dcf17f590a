import type { AuditEntry } from "../../domain/audit-entry.ts";
import { isSameJson } from "../../domain/is-same-json.ts";
import type { Route } from "../../domain/route.ts";
import type { ArtifactStore, StoredArtifact } from "../../ports/artifact-store.ts";
import type { RouteStore } from "../../ports/route-store.ts";
import { type Collection, planCollection } from "./plan-collection.ts";

export type CollectorPorts = {
  readonly artifacts: Pick<ArtifactStore, "list" | "remove">;
  readonly routes: Pick<RouteStore, "list" | "put">;
  readonly graceSeconds: number;
  /** The most copies that a run deletes. */
  readonly budget: number;
  /** ISO 8601. */
  readonly now: () => string;
};

/** What a run of the collector found and did. */
export type CollectionReport = {
  readonly stored: number;
  readonly removed: readonly string[];
  /** Copies that nothing needs, and that are kept for now. */
  readonly orphans: readonly string[];
  /** Objects below the prefix that no deployment made; they are left alone. */
  readonly strangers: readonly string[];
};

const GROUP_OF = /^([^/]+)\/[1-9]\d*-[0-9A-Za-z]+(?:-\d+)?\.tar\.gz$/;

const auditOf = (group: string, at: string, { removed }: Collection): AuditEntry | undefined =>
  removed.length === 0
    ? undefined
    : { subject: `group#${group}`, action: "collected", at, detail: { models: removed.join(" ") } };

const collectGroup = async (
  { artifacts, routes, graceSeconds, now }: CollectorPorts,
  { route, stored, budget }: { route: Route; stored: readonly StoredArtifact[]; budget: number },
): Promise<{ readonly removed: readonly string[]; readonly orphans: readonly string[] }> => {
  const at = now();
  const plan = planCollection(route, stored, { now: at, graceSeconds, budget });
  const { leftovers: before = [], ...rest } = route;
  const next: Route = {
    ...rest,
    ...(plan.leftovers.length === 0 ? {} : { leftovers: plan.leftovers }),
    generation: route.generation + 1,
  };
  const isWritten =
    isSameJson(before, plan.leftovers) || (await routes.put(next, auditOf(route.group, at, plan)));
  // Somebody changed the route meanwhile, perhaps to one of these: the next run looks again.
  if (!isWritten) return { removed: [], orphans: [] };
  for (const key of plan.removed) await artifacts.remove(key);
  const removed = new Set(plan.removed);
  const orphans = plan.leftovers.flatMap(({ targetModel }) =>
    removed.has(targetModel) ? [] : [targetModel],
  );
  return { removed: plan.removed, orphans };
};

/**
 * Deletes copies that no route has needed for the time of grace, a few in each run. The route itself says which, by the
 * same conditional write that an approval makes: of a deletion and a return to the same copy, one comes first and the other
 * knows. A copy that no route names gets no requests but from invokers that remember an older one, and grace outlasts that.
 */
export const collectArtifacts = async (ports: CollectorPorts): Promise<CollectionReport> => {
  // The copies first: what is copied and routed to after that is in no list of copies, and what before, in a route.
  const all = await ports.artifacts.list();
  const routes = new Map((await ports.routes.list()).map((route) => [route.group, route]));
  const groups = Map.groupBy(all, ({ key }) => GROUP_OF.exec(key)?.[1]);
  const names = new Set([...groups.keys(), ...routes.keys()].filter((name) => name !== undefined));
  const removed: string[] = [];
  const orphans: string[] = [];
  for (const group of names) {
    const route = routes.get(group) ?? {
      group,
      previous: [],
      reason: "no version is approved",
      generation: 0,
    };
    const budget = Math.max(0, ports.budget - removed.length);
    const found = await collectGroup(ports, { route, stored: groups.get(group) ?? [], budget });
    removed.push(...found.removed);
    orphans.push(...found.orphans);
  }
  const strangers = (groups.get(undefined) ?? []).map(({ key }) => key);
  return { stored: all.length, removed, orphans, strangers };
};
