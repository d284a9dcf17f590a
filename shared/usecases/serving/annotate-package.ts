import type { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { Registry } from "../../ports/registry.ts";

const PROPERTY = "slipway-deployment";

/**
 * Says on the package itself, where its approver sees it, that it could not be deployed; a deployment takes that away.
 * Every change of a package is an event, so the same failure is said once, however its words vary.
 */
export const annotatePackage = async (
  registry: Pick<Registry, "annotate">,
  { arn, metadata }: ModelPackage,
  error: ControlPlaneError | undefined,
): Promise<void> => {
  const said = metadata[PROPERTY];
  const start = error && `failed: ${error.code}:`;
  if (start === undefined ? said === undefined : said?.startsWith(start)) return;
  await registry.annotate(arn, { [PROPERTY]: error && `${start} ${error.message}` });
};
