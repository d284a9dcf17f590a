import type { Route, ServingVersion } from "../domain/route.ts";
import type { RouteListing, RouteReader, RouteStore } from "../ports/route-store.ts";
import { createDynamoJournal, type Journal } from "./dynamo-journal.ts";
import type { DynamoTable, Item, Key, Write } from "./dynamo-table.ts";
import { noteEntry } from "./note-entry.ts";

/** Records may be older than the member `kind`: there was only one kind then. */
type RecordedVersion = Omit<ServingVersion, "kind"> & { readonly kind?: ServingVersion["kind"] };
type RecordedRoute = Omit<Route, "stable" | "previous"> & {
  readonly stable?: RecordedVersion;
  readonly previous: readonly RecordedVersion[];
};

const readVersion = (recorded: RecordedVersion): ServingVersion => ({ kind: "multi-model", ...recorded });

const readRoute = ({ stable, previous, ...route }: RecordedRoute): Route => ({
  ...route,
  ...(stable ? { stable: readVersion(stable) } : {}),
  previous: previous.map(readVersion),
});

const routeKey = (group: string): Key => ({ pk: `group#${group}`, sk: "route" });

// Groups are spread over partitions, for they are read far more often than listed: the listing is a copy.
const LISTING = "routes";

// Rules are looked at every minute, and most groups have none.
const RULED = "ruled-routes";

const ruledWrite = ({ group, canary }: Route): Write => {
  const key = { pk: RULED, sk: group };
  return canary?.rule ? { kind: "put", key, item: { group } } : { kind: "delete", key };
};

const toRoute = ({ pk: _pk, sk: _sk, ...route }: Item): Route => readRoute(route as RecordedRoute);

/** Reads routes, strongly consistent: what a reader gets is what was last written. */
export const createDynamoRouteReader = (table: Pick<DynamoTable, "get">): RouteReader => ({
  get: async (group) => {
    const item = await table.get(routeKey(group));
    return item && toRoute(item);
  },
});

/** Lists routes by one query, as they were when each was last written. */
export const createDynamoRouteListing = (table: Pick<DynamoTable, "query">): RouteListing => ({
  list: async () => (await table.query(LISTING)).map(toRoute),
});

/** Routes as one item a group and its copy in the listing, written over the generation that was read or not at all. */
export const createDynamoRouteStore = (
  table: DynamoTable,
  journal: Pick<Journal, "transact"> = createDynamoJournal(table),
): RouteStore => ({
  ...createDynamoRouteReader(table),
  ...createDynamoRouteListing(table),
  ruled: async () => (await table.query(RULED)).map(({ group }) => String(group)),
  put: async (route, audit) => {
    const write: Write = {
      kind: "put",
      key: routeKey(route.group),
      item: route,
      ...(route.generation === 1
        ? { condition: "attribute_not_exists(#pk)" }
        : { condition: "#generation = :read", values: { ":read": route.generation - 1 } }),
    };
    const listed: Write = { kind: "put", key: { pk: LISTING, sk: route.group }, item: route };
    const entries = audit ? [audit] : [];
    const writes = [write, listed, ruledWrite(route), ...entries.map(noteEntry)];
    const result = await journal.transact(writes, { entries });
    return result.kind === "done";
  },
});
