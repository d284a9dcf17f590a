import type { ServingVersion } from "../../shared/domain/route.ts";
import type { InferenceResult } from "../../shared/usecases/inference/inference-result.ts";

// Anybody may edit a package's metadata, in any script; one value that is no header's would cost every answer.
const HEADER = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

const optional = (name: string, value: string | undefined): Record<string, string> =>
  value !== undefined && HEADER.test(value) ? { [name]: value } : {};

const WHY = { loading: "is being loaded", missing: "is not there" } as const;

const lineage = ({ version, packageArn, commit, execution }: ServingVersion): Record<string, string> => ({
  "x-slipway-version": String(version),
  "x-slipway-package": packageArn,
  ...optional("x-slipway-commit", commit),
  ...optional("x-slipway-execution", execution),
});

/** What tells a caller which version of a group was asked, and what made it. */
export const lineageHeaders = (
  group: string,
  { serving, variant, insteadOf, because = "loading" }: InferenceResult,
): Record<string, string> => ({
  "x-slipway-group": group,
  ...(serving ? lineage(serving) : {}),
  ...optional("x-slipway-variant", variant),
  ...(insteadOf ? { "x-slipway-fallback": `version ${insteadOf.version} ${WHY[because]}` } : {}),
});
