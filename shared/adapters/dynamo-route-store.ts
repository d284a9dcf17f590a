import type { Route } from "../domain/route.ts";
import type { RouteReader, RouteStore } from "../ports/route-store.ts";
import type { DynamoTable, Key } from "./dynamo-table.ts";

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
export const createDynamoRouteStore = (table: DynamoTable): RouteStore => ({
  ...createDynamoRouteReader(table),
  put: async (route, audit) => {
    const result = await table.transact([
      {
        kind: "put",
        key: routeKey(route.group),
        item: route,
        ...(route.generation === 1
          ? { condition: "attribute_not_exists(#pk)" }
          : { condition: "#generation = :read", values: { ":read": route.generation - 1 } }),
      },
      {
        kind: "put",
        key: { pk: `audit#${audit.subject}`, sk: `${audit.at}#${route.generation}` },
        item: audit,
      },
    ]);
    return result.kind === "done";
  },
});
