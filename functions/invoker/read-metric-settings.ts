import { settingMalformed } from "../../shared/domain/errors.ts";
import type { MetricSettings } from "./metric-settings.ts";

const NAME = "SLIPWAY_METRICS";

// Each level tells what the one before it tells as well, so that totals never have to be summed over groups.
const LEVELS: Readonly<Record<string, MetricSettings["dimensions"]>> = {
  total: [[]],
  group: [[], ["group"]],
  version: [[], ["group"], ["group", "version"]],
};

/** What metrics the installation wants of its inferences: `total`, of each `group`, or of each `version` besides. */
export const readMetricSettings = (environment: NodeJS.ProcessEnv = process.env): MetricSettings => {
  const level = environment[NAME] || "group";
  const dimensions = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
  if (!dimensions) throw settingMalformed(NAME, `"${level}" is none of ${Object.keys(LEVELS).join(", ")}`);
  return { namespace: `Slipway/${environment.SLIPWAY_STAGE ?? "dev"}`, dimensions };
};
