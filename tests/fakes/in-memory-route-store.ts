import type { AuditEntry } from "../../shared/domain/audit-entry.ts";
import type { Route } from "../../shared/domain/route.ts";
import { type TransitionEvent, transitionEvent } from "../../shared/domain/transition-event.ts";
import type { RouteStore } from "../../shared/ports/route-store.ts";
import { checkEvent } from "../builders/check-event.ts";

export type InMemoryRouteStore = RouteStore & {
  readonly audit: AuditEntry[];
  /** What the bus is owed. */
  readonly events: TransitionEvent[];
  reads: number;
};

/** Routes in memory, fenced by generation as the table fences them. */
export const createInMemoryRouteStore = (): InMemoryRouteStore => {
  const routes = new Map<string, Route>();
  const store: InMemoryRouteStore = {
    audit: [],
    events: [],
    reads: 0,
    get: async (group) => {
      store.reads += 1;
      return routes.get(group);
    },
    list: async () => [...routes.values()].toSorted((a, b) => (a.group < b.group ? -1 : 1)),
    ruled: async () => [...routes.values()].flatMap(({ group, canary }) => (canary?.rule ? [group] : [])),
    put: async (route, audit) => {
      if ((routes.get(route.group)?.generation ?? 0) !== route.generation - 1) return false;
      routes.set(route.group, route);
      if (!audit) return true;
      store.audit.push(audit);
      const event = transitionEvent(audit);
      checkEvent(event);
      store.events.push(event);
      return true;
    },
  };
  return store;
};
