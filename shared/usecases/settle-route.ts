import type { AuditEntry } from "../domain/audit-entry.ts";
import { routeBusy } from "../domain/errors.ts";
import type { ModelPackage } from "../domain/model-package.ts";
import type { Route, ServingVersion } from "../domain/route.ts";
import type { ArtifactStore } from "../ports/artifact-store.ts";
import type { Registry } from "../ports/registry.ts";
import type { RouteStore } from "../ports/route-store.ts";
import { artifactOf } from "./artifact-of.ts";
import { routeAfterApproval } from "./route-after-approval.ts";
import { routeAfterRejection } from "./route-after-rejection.ts";

export type RoutePorts = {
  readonly registry: Pick<Registry, "describe">;
  readonly artifacts: ArtifactStore;
  readonly routes: RouteStore;
  /** ISO 8601. */
  readonly now: () => string;
  readonly pause: (attempt: number) => Promise<void>;
};

/** What came of a decision about a package. */
export type RouteOutcome =
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "unchanged"; readonly group: string }
  | { readonly kind: "routed"; readonly group: string; readonly version: number; readonly previous?: number }
  | { readonly kind: "withdrawn"; readonly group: string; readonly reason: string };

const ATTEMPTS = 10;

const digestOf = (etag: string): string => etag.replace(/[^0-9A-Za-z]/g, "").slice(0, 12);

/** Copies the package's artifact below the multi-model prefix; its key never held and never will hold anything else. */
const copyArtifact = async (artifacts: ArtifactStore, model: ModelPackage): Promise<ServingVersion> => {
  const { uri, etag } = await artifactOf(artifacts, model);
  const targetModel = `${model.group}/${model.version}-${digestOf(etag)}.tar.gz`;
  await artifacts.copyOnce({ uri, etag }, targetModel);
  const { repository, commit, execution } = model.metadata;
  return {
    version: model.version,
    packageArn: model.arn,
    targetModel,
    decidedAt: model.modifiedAt,
    ...(repository === undefined ? {} : { repository }),
    ...(commit === undefined ? {} : { commit }),
    ...(execution === undefined ? {} : { execution }),
  };
};

const approvedAmong = async (
  registry: RoutePorts["registry"],
  { previous }: Route,
): Promise<(arn: string) => boolean> => {
  const packages = await Promise.all(previous.map(({ packageArn }) => registry.describe(packageArn)));
  const approved = new Set(packages.flatMap((each) => (each?.approval === "Approved" ? [each.arn] : [])));
  return (arn) => approved.has(arn);
};

const outcomeOf = (next: Route, before: Route): RouteOutcome => {
  const { group, stable } = next;
  if (!stable) return { kind: "withdrawn", group, reason: next.reason ?? "nothing is approved" };
  const { stable: previous } = before;
  if (previous?.version === stable.version) return { kind: "unchanged", group };
  return {
    kind: "routed",
    group,
    version: stable.version,
    ...(previous ? { previous: previous.version } : {}),
  };
};

/**
 * Brings a group's route to what was decided about one package, which is read again first: the event that named it is
 * only a hint, and may be repeated, late or out of order. Only the route changes, by one conditional write.
 */
export const settleRoute = async (ports: RoutePorts, packageArn: string): Promise<RouteOutcome> => {
  const { registry, artifacts, routes } = ports;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const model = await registry.describe(packageArn);
    if (!model) return { kind: "ignored", reason: `${packageArn} is not a versioned model package` };
    if (model.metadata.pipeline === undefined)
      return { kind: "ignored", reason: `${packageArn} was not registered by a pipeline of Slipway` };
    if (model.approval === "PendingManualApproval")
      return { kind: "ignored", reason: `${packageArn} awaits approval` };
    const before = (await routes.get(model.group)) ?? { group: model.group, previous: [], generation: 0 };
    const next =
      model.approval === "Approved"
        ? routeAfterApproval(before, await copyArtifact(artifacts, model))
        : routeAfterRejection(before, model.version, await approvedAmong(registry, before));
    if (!next) return { kind: "unchanged", group: model.group };
    const audit: AuditEntry = {
      subject: `group#${model.group}`,
      action: next.stable ? "routed" : "withdrawn",
      at: ports.now(),
      detail: {
        package: packageArn,
        approval: model.approval,
        ...(next.stable ? { version: next.stable.version } : {}),
        ...(before.stable ? { previous: before.stable.version } : {}),
      },
    };
    if (await routes.put(next, audit)) return outcomeOf(next, before);
    await ports.pause(attempt);
  }
  throw routeBusy(packageArn, ATTEMPTS);
};
