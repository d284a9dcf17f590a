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

/** When the clock strikes: compares routes with the registry, then copies with routes; one failing keeps the other from nothing. */
export const createHandler = ({ reconcile, collect, log }: RoutesDependencies) =>
  middy<unknown, void>().handler(async () => {
    const [routes] = await Promise.allSettled([reconcileRoutes(reconcile)]);
    const [copies] = await Promise.allSettled([collectArtifacts(collect)]);
    if (routes.status === "fulfilled") log.info("routes compared", { ...routes.value });
    else log.error("the routes were not compared", routes.reason);
    if (copies.status === "fulfilled") log.info("copies collected", { ...copies.value });
    else log.error("the copies were not collected", copies.reason);
  });
