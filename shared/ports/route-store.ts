import type { AuditEntry } from "../domain/audit-entry.ts";
import type { Route } from "../domain/route.ts";

/** Every group's route. */
export interface RouteReader {
  get(group: string): Promise<Route | undefined>;
}

/** All groups at once. */
export interface RouteListing {
  /** Every route, in the order of the groups' names. */
  list(): Promise<readonly Route[]>;
}

export interface RouteStore extends RouteReader, RouteListing {
  /** The groups whose canary has a rule; they are few, so that they can be asked for often. */
  ruled(): Promise<readonly string[]>;
  /**
   * Writes a route of generation n+1 over generation n; `false` when that is no longer what is recorded. What changes
   * nothing of what serves is not noted.
   */
  put(route: Route, audit: AuditEntry | undefined): Promise<boolean>;
}
