import type { Announcement } from "../../domain/announcement.ts";
import type { Route } from "../../domain/route.ts";
import type { Announcer } from "../../ports/announcer.ts";
import type { Log } from "../../ports/log.ts";
import type { Registry } from "../../ports/registry.ts";
import type { RegistryListing } from "../../ports/registry-listing.ts";
import type { RouteListing } from "../../ports/route-store.ts";
import { takeTurns } from "../take-turns.ts";
import { missedDecisions } from "./missed-decisions.ts";

export type ReconcileRoutesPorts = {
  readonly listing: RegistryListing;
  readonly registry: Pick<Registry, "describe">;
  readonly routes: RouteListing;
  readonly announcer: Announcer<Announcement>;
  readonly log: Log;
  /** ISO 8601. */
  readonly now: () => string;
};

export type RoutesReport = {
  readonly groups: number;
  /** ARNs of the packages that somebody is asked to look at again. */
  readonly missed: readonly string[];
  /** Groups that could not be looked at, and will be next time. */
  readonly failures: number;
};

const AT_ONCE = 8;
// Packages that are none of ours have to be described each time; more of them wait for their turn.
const MOST_DESCRIBED = 200;
const EVERY = 15 * 60 * 1000;

/** Whether a package is ours and was decided about otherwise than its route says. */
const isMissed = async (
  { registry }: ReconcileRoutesPorts,
  { route, arn }: { readonly route: Route | undefined; readonly arn: string },
): Promise<boolean> => {
  const model = await registry.describe(arn);
  if (model?.metadata.pipeline === undefined || model.approval === "PendingManualApproval") return false;
  const isServable = [route?.stable, ...(route?.previous ?? [])].some((each) => each?.packageArn === arn);
  return (model.approval === "Approved") !== isServable;
};

/**
 * Finds decisions whose events were lost, and asks for another look at them: nobody but who carries decisions out changes a
 * route. Costs one call a group where nothing was missed.
 */
export const reconcileRoutes = async (ports: ReconcileRoutesPorts): Promise<RoutesReport> => {
  const { listing, announcer, log, now } = ports;
  const groups = takeTurns(await listing.groups(), now(), EVERY);
  const routes = new Map((await ports.routes.list()).map((route) => [route.group, route]));
  const missed: string[] = [];
  let failures = 0;
  let described = 0;
  const lookAt = async (group: string): Promise<void> => {
    const route = routes.get(group);
    for (const arn of takeTurns(missedDecisions(route, await listing.approved(group)), now(), EVERY)) {
      described += 1;
      if (described > MOST_DESCRIBED) return;
      if (!(await isMissed(ports, { route, arn }))) continue;
      await announcer.announce({ type: "DecisionMissed", detail: { package: arn } });
      missed.push(arn);
    }
  };
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const results = await Promise.allSettled(groups.slice(at, at + AT_ONCE).map(lookAt));
    for (const result of results)
      if (result.status === "rejected") {
        failures += 1;
        log.error("a group was not looked at", result.reason);
      }
  }
  return { groups: groups.length, missed, failures };
};
