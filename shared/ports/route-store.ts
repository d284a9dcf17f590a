import type { AuditEntry } from "../domain/audit-entry.ts";
import type { Route } from "../domain/route.ts";

/** Every group's route. */
export interface RouteReader {
  get(group: string): Promise<Route | undefined>;
}

export interface RouteStore extends RouteReader {
  /** Writes a route of generation n+1 over generation n; `false` when that is no longer what is recorded. */
  put(route: Route, audit: AuditEntry): Promise<boolean>;
}
