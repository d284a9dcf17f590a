import type { Measure, Metric } from "./measure.ts";

/** What CloudWatch tells of a metric over all of its time. */
export type Statistics = {
  readonly SampleCount: number;
  readonly Sum: number;
  readonly Average: number;
  readonly Minimum: number;
  readonly Maximum: number;
};

/** The metrics of one endpoint, all variants together; those that nothing was measured of are absent. */
export type MetricStatistics = Readonly<Partial<Record<Metric, Statistics>>>;

export interface EndpointMetrics {
  of(endpointName: string): Measure;
  statistics(endpointName: string): MetricStatistics;
}

const added = (before: Statistics | undefined, value: number): Statistics => {
  const SampleCount = (before?.SampleCount ?? 0) + 1;
  const Sum = (before?.Sum ?? 0) + value;
  return {
    SampleCount,
    Sum,
    Average: Sum / SampleCount,
    Minimum: Math.min(before?.Minimum ?? value, value),
    Maximum: Math.max(before?.Maximum ?? value, value),
  };
};

/** Adds up what the endpoints of this process measure. */
export const createEndpointMetrics = (): EndpointMetrics => {
  const endpoints = new Map<string, MetricStatistics>();
  const statistics = (endpointName: string): MetricStatistics => endpoints.get(endpointName) ?? {};
  return {
    of: (endpointName) => (metric, value) => {
      const before = statistics(endpointName);
      endpoints.set(endpointName, { ...before, [metric]: added(before[metric], value) });
    },
    statistics,
  };
};
