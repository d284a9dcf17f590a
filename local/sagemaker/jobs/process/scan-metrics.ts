import { toRegExp } from "./to-reg-exp.ts";

/** How a metric is found in a job's output. */
export type MetricDefinition = { readonly Name: string; readonly Regex: string };

/** A metric's latest value. */
export type MetricData = { readonly MetricName: string; readonly Value: number; readonly Timestamp: number };

/** Reads metrics out of a job's output, line by line. */
export interface MetricScanner {
  line(text: string): void;
  /** The latest value of each metric that was seen, in the order of the definitions. */
  final(): MetricData[];
}

/** Follows the given metrics; the first group of a metric's expression is its value. */
export const scanMetrics = (definitions: readonly MetricDefinition[], now: () => number): MetricScanner => {
  const metrics = definitions.map(({ Name, Regex }) => ({ name: Name, regex: toRegExp(Regex) }));
  const latest = new Map<string, MetricData>();

  const take = (name: string, text: string | undefined): void => {
    const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isNaN(value)) return;
    latest.set(name, { MetricName: name, Value: value, Timestamp: now() });
  };

  return {
    line: (text) => {
      for (const { name, regex } of metrics) {
        const found = regex.exec(text);
        if (found) take(name, found[1]);
      }
    },
    final: () => metrics.flatMap(({ name }) => latest.get(name) ?? []),
  };
};
