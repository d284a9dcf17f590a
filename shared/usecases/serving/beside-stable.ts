import type { Canary } from "../../domain/canary.ts";
import type { ServingVersion } from "../../domain/route.ts";
import type { Shadow } from "../../domain/shadow.ts";

type Beside = { readonly canary?: Canary | undefined; readonly shadow?: Shadow | undefined };

/** What stands beside the version that serves: nothing that another decision has overtaken, or whose version is gone. */
export const besideStable = (
  stable: ServingVersion | undefined,
  others: readonly ServingVersion[],
  { canary, shadow }: Beside,
): { readonly canary?: Canary; readonly shadow?: Shadow } => {
  const isThere = (wanted: number): boolean => others.some(({ version }) => version === wanted);
  const stands =
    canary &&
    isThere(canary.version) &&
    stable?.version === canary.beside &&
    stable.decidedAt <= Date.parse(canary.at);
  return {
    ...(stands ? { canary } : {}),
    ...(shadow && isThere(shadow.version) ? { shadow } : {}),
  };
};
