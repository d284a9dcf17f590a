import type { JobKind, JobRecord } from "./job-kind.ts";
import { takePage } from "./take-page.ts";

/** What a `List...Jobs` request may ask for; times are epoch seconds. */
export type ListJobsInput = {
  readonly NameContains?: string;
  readonly StatusEquals?: string;
  readonly CreationTimeAfter?: number;
  readonly CreationTimeBefore?: number;
  readonly LastModifiedTimeAfter?: number;
  readonly LastModifiedTimeBefore?: number;
  readonly SortBy?: string;
  readonly SortOrder?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
};

const isWanted = (input: ListJobsInput, noun: string) => (job: JobRecord) =>
  String(job[`${noun}Name`]).includes(input.NameContains ?? "") &&
  (input.StatusEquals === undefined || job[`${noun}Status`] === input.StatusEquals) &&
  job.CreationTime > (input.CreationTimeAfter ?? -1) &&
  job.CreationTime < (input.CreationTimeBefore ?? Number.POSITIVE_INFINITY) &&
  job.LastModifiedTime > (input.LastModifiedTimeAfter ?? -1) &&
  job.LastModifiedTime < (input.LastModifiedTimeBefore ?? Number.POSITIVE_INFINITY);

const sortKeys = (job: JobRecord, noun: string, sortBy: string): readonly (string | number)[] => {
  const name = String(job[`${noun}Name`]);
  if (sortBy === "Name") return [name];
  return [sortBy === "Status" ? String(job[`${noun}Status`]) : job.CreationTime, name];
};

const compare = (left: readonly (string | number)[], right: readonly (string | number)[]): number => {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? "";
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
};

/** The page of jobs that a request asks for, whole records. */
export const listJobs = (jobs: readonly JobRecord[], kind: JobKind, input: ListJobsInput) => {
  const { noun, sortOrder } = kind;
  const keys = (job: JobRecord) => sortKeys(job, noun, input.SortBy ?? "CreationTime");
  const sorted = jobs.filter(isWanted(input, noun)).sort((left, right) => compare(keys(left), keys(right)));
  if ((input.SortOrder ?? sortOrder) === "Descending") sorted.reverse();
  return takePage(sorted, input);
};
