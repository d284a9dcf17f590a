import type { Route } from "../domain/route.ts";

/**
 * The route once `version` was rejected: the latest approved of the versions that served before takes its place, or
 * nothing serves and the reason says why. Undefined when the rejected version neither serves nor could be returned to.
 */
export const routeAfterRejection = (
  { group, stable, previous, generation }: Route,
  version: number,
  isApproved: (packageArn: string) => boolean,
): Route | undefined => {
  const remaining = previous.filter((each) => each.version !== version && isApproved(each.packageArn));
  if (stable?.version !== version)
    return remaining.length === previous.length
      ? undefined
      : { group, ...(stable ? { stable } : {}), previous: remaining, generation: generation + 1 };
  const [fallback, ...rest] = remaining;
  return fallback
    ? { group, stable: fallback, previous: rest, generation: generation + 1 }
    : {
        group,
        reason: `version ${version} was rejected and no earlier version is approved`,
        previous: [],
        generation: generation + 1,
      };
};
