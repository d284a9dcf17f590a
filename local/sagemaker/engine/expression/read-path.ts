import type { Segment } from "./parse-path.ts";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Lists such as a job's outputs or metrics are read by the name that their items have: `OutputName`, `MetricName`. */
const isNamed = (item: unknown, name: string): boolean =>
  isObject(item) && Object.entries(item).some(([member, value]) => member.endsWith("Name") && value === name);

const readSegment = (value: unknown, segment: Segment): unknown => {
  if (segment.kind === "index") return Array.isArray(value) ? value[segment.index] : undefined;
  if (Array.isArray(value)) return value.find((item) => isNamed(item, segment.name));
  return isObject(value) && Object.hasOwn(value, segment.name) ? value[segment.name] : undefined;
};

/** What a path leads to, or nothing. */
export const readPath = (value: unknown, segments: readonly Segment[]): unknown =>
  segments.reduce(readSegment, value);
