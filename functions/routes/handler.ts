import middy from "@middy/core";
import type { Log } from "../../shared/ports/log.ts";
import { type JudgePorts, judgeCanaries } from "../../shared/usecases/rollout/judge-canaries.ts";
import { type CollectorPorts, collectArtifacts } from "../../shared/usecases/serving/collect-artifacts.ts";
import {
  type ReconcileRoutesPorts,
  reconcileRoutes,
} from "../../shared/usecases/serving/reconcile-routes.ts";

/** What a schedule asks for; all else means routes and copies. */
export type RoutesEvent = { readonly task?: "canaries" };

export type RoutesDependencies = {
  readonly reconcile: ReconcileRoutesPorts;
  readonly collect: CollectorPorts;
  readonly judge: JudgePorts;
  readonly log: Log;
};

const compare = async ({ reconcile, collect, log }: RoutesDependencies): Promise<void> => {
  const [routes] = await Promise.allSettled([reconcileRoutes(reconcile)]);
  const [copies] = await Promise.allSettled([collectArtifacts(collect)]);
  if (routes.status === "fulfilled") log.info("routes compared", { ...routes.value });
  if (copies.status === "fulfilled") log.info("copies collected", { ...copies.value });
  const failures = [routes, copies].flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join("; "));
};

/**
 * When the clock strikes: judges canaries, or compares routes with the registry, then copies with routes; one that fails
 * does not keep the other from it.
 */
export const createHandler = (dependencies: RoutesDependencies) =>
  middy<RoutesEvent, void>()
    .onError(({ error }) => dependencies.log.error("not everything was looked at", error))
    .handler(async ({ task }) => {
      if (task !== "canaries") return compare(dependencies);
      const report = await judgeCanaries(dependencies.judge);
      if (report.judged > 0) dependencies.log.info("canaries judged", { ...report });
    });
