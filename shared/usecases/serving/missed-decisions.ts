import type { Route } from "../../domain/route.ts";
import { arrangementOf } from "./arrangement-of.ts";

/**
 * The ARNs of the packages whose decision a route does not know of: versions that it could let serve and that are approved
 * no more, and approved ones that it has neither taken up, nor failed to, nor forgotten. A version that it knows keeps the
 * time of the approval that it knows: a later rejection and approval whose events were both lost are not found.
 */
export const missedDecisions = (
  route: Route | undefined,
  approved: ReadonlyMap<number, string>,
): readonly string[] => {
  // The registry keeps no time of a decision. LastModifiedTime moves with every edit, of the model card too, which is not
  // read, and with Slipway's own notes on a package: taken for an approval, an edit would flip what serves.
  const versions = route ? arrangementOf(route).versions : [];
  const { failures = [], forgotten = [] } = route ?? {};
  const known = new Set([...[...versions, ...failures].map(({ version }) => version), ...forgotten]);
  return [
    ...versions.flatMap(({ version, packageArn }) => (approved.has(version) ? [] : [packageArn])),
    ...[...approved].flatMap(([version, arn]) => (known.has(version) ? [] : [arn])),
  ];
};
