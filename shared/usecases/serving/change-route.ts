import { groupUnknown, routeBusy } from "../../domain/errors.ts";
import type { Route } from "../../domain/route.ts";
import type { Action } from "../../domain/transition.ts";
import type { RouteStore } from "../../ports/route-store.ts";
import type { Intervene } from "../intervene/intervention.ts";

export type RouteInterventionPorts = {
  readonly routes: Pick<RouteStore, "get" | "put">;
  /** ISO 8601. */
  readonly now: () => string;
  readonly pause: (attempt: number) => Promise<void>;
};

export type RouteChange = Intervene & {
  readonly action: Action;
  /** The route as it is to be; undefined where it is so. */
  readonly change: (route: Route) => Route | undefined;
  /** What the audit is to tell beside what serves and who did it. */
  readonly detail?: (after: Route, before: Route) => Readonly<Record<string, string | number>>;
};

const ATTEMPTS = 10;

const detailOf = (before: Route, after: Route, { by, reason }: Intervene) => ({
  by,
  ...(after.stable ? { version: after.stable.version } : {}),
  ...(before.stable && before.stable.version !== after.stable?.version
    ? { previous: before.stable.version }
    : {}),
  ...(reason === undefined ? {} : { reason }),
});

/** Changes a group's route by one conditional write, over whoever else changes it, and says who did it in the audit. */
export const changeRoute = async (
  { routes, now, pause }: RouteInterventionPorts,
  group: string,
  { action, change, detail: tell, ...who }: RouteChange,
): Promise<Route> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await routes.get(group);
    if (before === undefined) throw groupUnknown(group);
    const after = change(before);
    if (after === undefined) return before;
    const detail = { ...detailOf(before, after, who), ...tell?.(after, before) };
    if (await routes.put(after, { subject: `group#${group}`, action, at: now(), detail })) return after;
    await pause(attempt);
  }
  throw routeBusy(group, ATTEMPTS);
};
