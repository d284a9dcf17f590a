import type { Route } from "../domain/route.ts";
import type { RouteReader, RouteStore } from "../ports/route-store.ts";
import { createDynamoJournal, type Journal } from "./dynamo-journal.ts";
import type { DynamoTable, Key, Write } from "./dynamo-table.ts";
import { noteEntry } from "./note-entry.ts";

const routeKey = (group: string): Key => ({ pk: `group#${group}`, sk: "route" });

/** Reads routes, strongly consistent: what a reader gets is what was last written. */
export const createDynamoRouteReader = (table: Pick<DynamoTable, "get">): RouteReader => ({
  get: async (group) => {
    const item = await table.get(routeKey(group));
    if (!item) return undefined;
    const { pk: _pk, sk: _sk, ...route } = item;
    return route as Route;
  },
});

/** Routes as one item a group, written over the generation that was read or not at all. */
export const createDynamoRouteStore = (
  table: DynamoTable,
  journal: Pick<Journal, "transact"> = createDynamoJournal(table),
): RouteStore => ({
  ...createDynamoRouteReader(table),
  put: async (route, audit) => {
    const write: Write = {
      kind: "put",
      key: routeKey(route.group),
      item: route,
      ...(route.generation === 1
        ? { condition: "attribute_not_exists(#pk)" }
        : { condition: "#generation = :read", values: { ":read": route.generation - 1 } }),
    };
    const result = await journal.transact([write, noteEntry(audit)], { entries: [audit] });
    return result.kind === "done";
  },
});
