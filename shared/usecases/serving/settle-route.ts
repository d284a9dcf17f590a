import type { AuditEntry } from "../../domain/audit-entry.ts";
import type { Canary } from "../../domain/canary.ts";
import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { Decision } from "../../domain/decision.ts";
import { routeBusy } from "../../domain/errors.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { FailedDeployment, Route } from "../../domain/route.ts";
import type { Registry } from "../../ports/registry.ts";
import type { RouteStore } from "../../ports/route-store.ts";
import { routeAfterDecision } from "../rollout/route-after-decision.ts";
import { type Arranger, arrangeRoute } from "./arrange-route.ts";
import { arrangementOf } from "./arrangement-of.ts";
import { decisionTime } from "./decision-time.ts";
import { type DeploymentPorts, deployVersion } from "./deploy-version.ts";
import { routeAfterFailure } from "./route-after-failure.ts";
import { routeAfterRejection } from "./route-after-rejection.ts";

export type RoutePorts = DeploymentPorts & {
  readonly registry: Pick<Registry, "describe">;
  readonly routes: RouteStore;
  /** How many versions a route keeps besides the one that serves. */
  readonly kept: number;
  /** ISO 8601. */
  readonly now: () => string;
  readonly pause: (attempt: number) => Promise<void>;
};

/** What came of a decision about a package. */
export type RouteOutcome =
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "unchanged"; readonly group: string }
  | { readonly kind: "routed"; readonly group: string; readonly version: number; readonly previous?: number }
  | { readonly kind: "withdrawn"; readonly group: string; readonly reason: string }
  /** It answers a share of the requests first, as the group's policy says. */
  | { readonly kind: "canary"; readonly group: string; readonly version: number; readonly percent: number }
  /** The version cannot serve, which its author can mend by registering another; what served still does. */
  | { readonly kind: "refused"; readonly group: string; readonly error: ControlPlaneError };

type Step = { readonly next: Route | undefined; readonly error?: ControlPlaneError };

const ATTEMPTS = 10;

const approvedAmong = async (
  registry: RoutePorts["registry"],
  { previous }: Route,
): Promise<(arn: string) => boolean> => {
  const packages = await Promise.all(previous.map(({ packageArn }) => registry.describe(packageArn)));
  const approved = new Set(packages.flatMap((each) => (each?.approval === "Approved" ? [each.arn] : [])));
  return (arn) => approved.has(arn);
};

const ignoredBecause = (
  { packageArn, approval }: Decision,
  model: ModelPackage | undefined,
): string | undefined => {
  if (!model) return `${packageArn} is not a versioned model package`;
  if (model.metadata.pipeline === undefined)
    return `${packageArn} was not registered by a pipeline of Slipway`;
  if (model.approval === "PendingManualApproval") return `${packageArn} awaits approval`;
  // When it was approved is in the hint of that approval, which is on its way or, if lost, found by the schedule.
  return model.approval === "Approved" && approval !== undefined && approval !== "Approved"
    ? `${packageArn} was decided about again`
    : undefined;
};

/** The error that was recorded of a deployment, to tell it again. */
const errorOf = ({ code, message, hint }: FailedDeployment): ControlPlaneError =>
  new ControlPlaneError(code, message, { audience: "author", hint });

/** What a collector may delete at any moment; it says so in the route before it does. */
const condemnedOf = ({ leftovers = [] }: Route): ReadonlySet<string> =>
  new Set(leftovers.flatMap((each) => (each.condemnedAt === undefined ? [] : [each.targetModel])));

/** The route with an approved version, or with its failure where that is the author's to mend. */
const approve = async (
  ports: RoutePorts,
  { before, model, decidedAt }: { before: Route; model: ModelPackage; decidedAt: number },
): Promise<Step> => {
  const arranger: Arranger = { by: "registry", kept: ports.kept };
  const { versions, failures } = arrangementOf(before);
  const isThis = ({ version }: { readonly version: number }): boolean => version === model.version;
  const failed = failures.find(isThis);
  if (failed && failed.decidedAt >= decidedAt) return { next: undefined, error: errorOf(failed) };
  const known = versions.find(isThis);
  if (known && known.decidedAt >= decidedAt) return { next: undefined };
  // So many were decided about later that this one would not even be kept.
  if (versions.filter((each) => each.decidedAt > decidedAt).length > ports.kept) {
    const { forgotten = [], ...rest } = arrangementOf(before);
    return { next: arrangeRoute(before, { ...rest, forgotten: [...forgotten, model.version] }, arranger) };
  }
  try {
    const condemned = condemnedOf(before);
    const version = await deployVersion(ports, { model, decidedAt, known, condemned });
    return { next: routeAfterDecision(before, version, arranger) };
  } catch (error) {
    if (!(error instanceof ControlPlaneError) || error.audience !== "author") throw error;
    const { code, message, hint } = error;
    const failure = { version: model.version, packageArn: model.arn, decidedAt, code, message, hint };
    return { next: routeAfterFailure(before, failure, arranger), error };
  }
};

const reject = async (ports: RoutePorts, before: Route, { version }: ModelPackage): Promise<Step> => ({
  next: routeAfterRejection(
    before,
    { version, isApproved: await approvedAmong(ports.registry, before) },
    { by: "registry", kept: ports.kept },
  ),
});

/** The canary that a route has and the one before had not. */
const canaryIn = (before: Route, { canary }: Route): Canary | undefined =>
  canary?.salt === before.canary?.salt ? undefined : canary;

const outcomeOf = (before: Route, { next, error }: Step): RouteOutcome => {
  const { group, stable: previous } = before;
  if (error) return { kind: "refused", group, error };
  if (!next) return { kind: "unchanged", group };
  const canary = canaryIn(before, next);
  if (canary) return { kind: "canary", group, version: canary.version, percent: canary.percent };
  if (next.stable?.version === previous?.version) return { kind: "unchanged", group };
  const { stable, reason = "nothing is approved" } = next;
  if (!stable) return { kind: "withdrawn", group, reason };
  const { version } = stable;
  return { kind: "routed", group, version, ...(previous ? { previous: previous.version } : {}) };
};

const auditOf = (
  outcome: RouteOutcome,
  { arn, approval, version }: ModelPackage,
  { before, at }: { before: Route; at: string },
): AuditEntry | undefined => {
  const base = { subject: `group#${before.group}` as const, at };
  const previous = before.stable ? { previous: before.stable.version } : {};
  switch (outcome.kind) {
    case "canary": {
      const { version: canary, percent } = outcome;
      const serving = before.stable ? { version: before.stable.version } : {};
      return {
        ...base,
        action: "canary set",
        detail: { by: "registry", package: arn, ...serving, canary, percent },
      };
    }
    case "routed":
      return {
        ...base,
        action: "routed",
        detail: { package: arn, approval, version: outcome.version, ...previous },
      };
    case "withdrawn":
      return { ...base, action: "withdrawn", detail: { package: arn, approval, ...previous } };
    case "refused":
      return {
        ...base,
        action: "not deployed",
        detail: { package: arn, version, code: outcome.error.code, reason: outcome.error.message },
      };
    default:
      return undefined;
  }
};

/** Whether a package is not approved any more: who rejects it while it is made ready finds nothing to take away. */
const isOvertaken = async (
  registry: RoutePorts["registry"],
  { arn, approval }: ModelPackage,
): Promise<boolean> =>
  approval === "Approved" && ((await registry.describe(arn))?.approval ?? approval) !== approval;

/**
 * Brings a group's route to what was decided about one package, which is read again first: the event that named it is
 * only a hint, and may be repeated, late or out of order. Only the route changes, by one conditional write.
 */
export const settleRoute = async (ports: RoutePorts, decision: Decision): Promise<RouteOutcome> => {
  const { registry, routes } = ports;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const model = await registry.describe(decision.packageArn);
    const reason = ignoredBecause(decision, model);
    if (!model || reason !== undefined) return { kind: "ignored", reason: reason ?? "" };
    const before = (await routes.get(model.group)) ?? { group: model.group, previous: [], generation: 0 };
    const step =
      model.approval === "Approved"
        ? await approve(ports, { before, model, decidedAt: decisionTime(decision, model) })
        : await reject(ports, before, model);
    const outcome = outcomeOf(before, step);
    if (!step.next) return outcome;
    const isWritten =
      !(await isOvertaken(registry, model)) &&
      (await routes.put(step.next, auditOf(outcome, model, { before, at: ports.now() })));
    if (isWritten && !(await isOvertaken(registry, model))) return outcome;
    await ports.pause(attempt);
  }
  throw routeBusy(decision.packageArn, ATTEMPTS);
};
