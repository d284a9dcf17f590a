import type { JobKind, JobRecord } from "./job-kind.ts";

const isTime = (name: string): boolean => name.endsWith("Time");

/** Events tell times in milliseconds, as text. */
const inMilliseconds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inMilliseconds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isTime(name) && typeof member === "number" ? String(Math.round(member * 1000)) : inMilliseconds(member),
    ]),
  );
};

/** The event that SageMaker sends when a job's status changes. */
export const jobEvent = (kind: JobKind, job: JobRecord) => ({
  detailType: kind.detailType,
  resources: [String(job[`${kind.noun}Arn`])],
  detail: inMilliseconds(job) as object,
});
