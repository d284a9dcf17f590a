import type { Secret } from "./secret.ts";

/** Which stages name which of a secret's versions. */
export const stagesOf = ({ versions }: Secret): Record<string, readonly string[]> =>
  Object.fromEntries(
    versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
  );
