import middy from "@middy/core";
import type { Log } from "../../shared/ports/log.ts";
import { type CollectorPorts, collectArtifacts } from "../../shared/usecases/serving/collect-artifacts.ts";
import {
  type ReconcileRoutesPorts,
  reconcileRoutes,
} from "../../shared/usecases/serving/reconcile-routes.ts";

export type RoutesDependencies = {
  readonly reconcile: ReconcileRoutesPorts;
  readonly collect: CollectorPorts;
  readonly log: Log;
};

/** When the clock strikes: compares routes with the registry, then copies with routes; one that fails does not keep the other from it. */
export const createHandler = ({ reconcile, collect, log }: RoutesDependencies) =>
  middy<unknown, void>()
    .onError(({ error }) => log.error("not everything was looked at", error))
    .handler(async () => {
      const [routes] = await Promise.allSettled([reconcileRoutes(reconcile)]);
      const [copies] = await Promise.allSettled([collectArtifacts(collect)]);
      if (routes.status === "fulfilled") log.info("routes compared", { ...routes.value });
      if (copies.status === "fulfilled") log.info("copies collected", { ...copies.value });
      const failures = [routes, copies].flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
      if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join("; "));
    });
