import type { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { Decision } from "../../domain/decision.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { Registry } from "../../ports/registry.ts";
import { type ShowPorts, showExecution } from "../executions/show-execution.ts";
import { annotatePackage } from "./annotate-package.ts";
import { type RouteOutcome, type RoutePorts, settleRoute } from "./settle-route.ts";

export type DecisionPorts = Omit<RoutePorts, "registry"> &
  Omit<ShowPorts, "registry" | "routes"> & { readonly registry: Registry };

const refuse = async (
  { board }: DecisionPorts,
  { group, version, metadata }: ModelPackage,
  error: ControlPlaneError,
): Promise<void> => {
  const { repository, commit, pipeline } = metadata;
  if (repository === undefined || commit === undefined || pipeline === undefined) return;
  await board.report({
    repository,
    commit,
    context: `slipway/${pipeline}`,
    state: "failure",
    description: `version ${version} of ${group} cannot serve: ${error.message}`,
    summary: `${error.message}\n\n${error.hint}`,
  });
};

/** Brings a group's route to what was decided about a package, and tells the commit that the package was trained from. */
export const answerDecision = async (ports: DecisionPorts, decision: Decision): Promise<RouteOutcome> => {
  const outcome = await settleRoute(ports, decision);
  if (outcome.kind === "ignored") return outcome;
  const model = await ports.registry.describe(decision.packageArn);
  if (model === undefined) return outcome;
  if (outcome.kind === "refused") {
    await refuse(ports, model, outcome.error);
    await annotatePackage(ports.registry, model, outcome.error);
    return outcome;
  }
  if (model.approval === "Approved") await annotatePackage(ports.registry, model, undefined);
  const { execution: arn } = model.metadata;
  const execution = arn === undefined ? undefined : await ports.executions.describe(arn);
  if (execution !== undefined) await showExecution(ports, execution);
  return outcome;
};
