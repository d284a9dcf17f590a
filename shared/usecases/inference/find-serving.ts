import type { Route, ServingVersion } from "../../domain/route.ts";

/** Why no version takes a request. */
export type Unserved =
  | { readonly kind: "unknown-group" }
  | { readonly kind: "unknown-version" }
  | { readonly kind: "nothing-serves"; readonly reason: string };

export type Found = { readonly kind: "found"; readonly serving: ServingVersion } | Unserved;

/** The version of a group that a request goes to: the one it names, if the route still knows it, or the one that serves. */
export const findServing = (route: Route | undefined, version?: number): Found => {
  if (!route) return { kind: "unknown-group" };
  const { stable, previous, reason } = route;
  if (version === undefined)
    return stable
      ? { kind: "found", serving: stable }
      : { kind: "nothing-serves", reason: reason ?? "none is approved" };
  const named = [...(stable ? [stable] : []), ...previous].find((each) => each.version === version);
  return named ? { kind: "found", serving: named } : { kind: "unknown-version" };
};
