import type { Route } from "../../shared/domain/route.ts";
import { fitsSchema } from "./fits-schema.ts";
import { parameterSchemas } from "./parameter-schemas.ts";

export type Page = {
  readonly routes: readonly Route[];
  /** Where the next page begins, if there is one. */
  readonly next?: string;
};

const LIMIT = /^[1-9][0-9]{0,2}$/;
const DEFAULT_LIMIT = 100;

/** The page of a listing that a query names; undefined where it cannot be read. */
export const pageOf = (
  routes: readonly Route[],
  { limit, after }: { readonly [name: string]: string | undefined },
): Page | undefined => {
  if (limit !== undefined && !LIMIT.test(limit)) return undefined;
  if (after !== undefined && !fitsSchema(parameterSchemas.group, after)) return undefined;
  const size = limit === undefined ? DEFAULT_LIMIT : Number(limit);
  const rest = after === undefined ? routes : routes.filter(({ group }) => group > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return rest.length > page.length && last
    ? { routes: page, next: `/models?limit=${size}&after=${last.group}` }
    : { routes: page };
};
