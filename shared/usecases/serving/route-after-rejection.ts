import type { Route } from "../../domain/route.ts";
import { type Arranger, arrangeRoute } from "./arrange-route.ts";
import { arrangementOf } from "./arrangement-of.ts";

export type Rejection = {
  readonly version: number;
  /** Whether what else the route knows is still approved. */
  readonly isApproved: (packageArn: string) => boolean;
};

/**
 * The route once `version` was rejected: the latest approved of the others takes its place, or nothing serves and the
 * reason says why. Its pin ends with it. Undefined when the rejected version neither serves nor could be returned to.
 */
export const routeAfterRejection = (
  current: Route,
  { version, isApproved }: Rejection,
  arranger: Arranger,
): Route | undefined => {
  const { versions, failures, forgotten = [], ...rest } = arrangementOf(current);
  const isOther = (each: { readonly version: number }): boolean => each.version !== version;
  // What serves goes only by a decision about itself.
  const stays = (each: { readonly version: number; readonly packageArn: string }): boolean =>
    isOther(each) && (each.version === current.stable?.version || isApproved(each.packageArn));
  return arrangeRoute(
    current,
    {
      ...rest,
      versions: versions.filter(stays),
      failures: failures.filter(isOther),
      forgotten: forgotten.filter((each) => each !== version),
      reason:
        current.stable?.version === version
          ? `version ${version} was rejected and no earlier version is approved`
          : current.reason,
    },
    arranger,
  );
};
