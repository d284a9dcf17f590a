import { ASSUMPTIONS } from "./assumptions.ts";
import { UNIT_PRICES } from "./unit-prices.ts";

/** What metrics are told of, as the parameter `metrics` has it. */
export type MetricLevel = "total" | "group" | "version";

// A version that serves is its group's only one, but for canaries.
const LEVELS_BELOW_TOTAL = { total: 0, group: 1, version: 2 } as const;

const { rareMetrics, rareMetricsOfModel } = ASSUMPTIONS;

/** Metrics that are told, each as a part of the month's hours: one that is told in half of them is half a metric. */
export const metricsOf = (
  level: MetricLevel,
  { models, busyHours }: { readonly models: number; readonly busyHours: number },
): number => {
  if (models === 0) return 0;
  const total = 1 + Math.min(rareMetrics, models * rareMetricsOfModel);
  return total + LEVELS_BELOW_TOTAL[level] * models * busyHours * (1 + rareMetricsOfModel);
};

/** USD of so many metrics in a month, each tier at its own price. */
export const costOfMetrics = (metrics: number): number =>
  UNIT_PRICES.metricTiers.reduce(
    ({ rest, cost }, { size, price }) => ({
      rest: rest - Math.min(rest, size),
      cost: cost + Math.min(rest, size) * price,
    }),
    { rest: metrics, cost: 0 },
  ).cost;
