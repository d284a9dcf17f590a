import { decidedAlready, versionUnknown } from "../../domain/errors.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Intervene } from "../intervene/intervention.ts";

export type PackageDecision = Intervene & {
  readonly approval: "Approved" | "Rejected";
  /** The version that was registered last, if not given. */
  readonly version?: number;
};

/**
 * Decides about a version in the registry, with the rights of whoever asks; the registry's own event does the rest.
 * What was decided so before is refused with what would do it, since it would change nothing.
 */
export const decidePackage = async (
  registry: Pick<Registry, "describe" | "latest" | "decide">,
  group: string,
  { approval, version, by, reason }: PackageDecision,
): Promise<ModelPackage> => {
  const latest = await registry.latest(group);
  const isLatest = version === undefined || version === latest?.version;
  const arn = latest?.arn.replace(/[^/]+$/, String(version));
  const model = isLatest || arn === undefined ? latest : await registry.describe(arn);
  if (model === undefined) throw versionUnknown(group, version);
  if (model.approval === approval) throw decidedAlready(group, model.version, approval);
  await registry.decide(model.arn, approval, `by ${by}${reason === undefined ? "" : `: ${reason}`}`);
  return model;
};
