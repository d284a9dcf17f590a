import type { Measure, Metric } from "./measure.ts";

/** Does some work and notes how long it took; work that fails is not measured. */
export const measureTime = async <T>(
  measure: Measure,
  metric: Metric,
  work: () => Promise<T>,
): Promise<T> => {
  const from = performance.now();
  const result = await work();
  measure(metric, (performance.now() - from) * 1000);
  return result;
};
