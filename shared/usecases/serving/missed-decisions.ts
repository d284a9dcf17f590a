import type { Route } from "../../domain/route.ts";
import { arrangementOf } from "./arrangement-of.ts";

/**
 * The ARNs of the packages whose decision a route does not know of: versions that it could let serve and that are approved
 * no more, and approved ones that it has neither taken up, nor failed to, nor forgotten. When a version that it knows was
 * approved last, the registry does not tell.
 */
export const missedDecisions = (
  route: Route | undefined,
  approved: ReadonlyMap<number, string>,
): readonly string[] => {
  const versions = route ? arrangementOf(route).versions : [];
  const { failures = [], forgotten = [] } = route ?? {};
  const known = new Set([...[...versions, ...failures].map(({ version }) => version), ...forgotten]);
  return [
    ...versions.flatMap(({ version, packageArn }) => (approved.has(version) ? [] : [packageArn])),
    ...[...approved].flatMap(([version, arn]) => (known.has(version) ? [] : [arn])),
  ];
};
