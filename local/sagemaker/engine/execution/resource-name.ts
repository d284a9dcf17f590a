import { randomBytes } from "node:crypto";

const suffixLength = 10;

/** Names are `pipelines-<execution>-<step>-<random>`, and shorter where little fits; a given name is a beginning, as the service treats it. */
export const resourceName = (
  { executionId, stepName, given }: { executionId: string; stepName: string; given?: unknown },
  limit: number,
): string => {
  const suffix = randomBytes(suffixLength).toString("hex").slice(0, suffixLength);
  const step = stepName.replaceAll("_", "-");
  const long = typeof given === "string" ? `${given}-${executionId}` : `pipelines-${executionId}-${step}`;
  const fitting = limit < 40 && typeof given !== "string" ? `${executionId}-${step}` : long;
  const beginning = fitting.slice(0, limit - suffixLength - 1).replace(/-+$/, "");
  return `${beginning}-${suffix}`;
};
