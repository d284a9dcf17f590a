import { AwsError } from "../../gateway/aws-error.ts";
import type { SageMakerContext } from "../context.ts";
import { jobEvent } from "./job-event.ts";
import type { JobKind, JobRecord } from "./job-kind.ts";

/** The jobs of one kind. */
export interface JobStore {
  create(name: string, members: object): JobRecord;
  /** Refuses a name that no job has. */
  get(name: string): JobRecord;
  /** Changes a job's members and tells the account's bus when a status is among them. */
  update(name: string, changes: object): JobRecord;
  all(): JobRecord[];
}

const alreadyExists = (noun: string, arn: string): AwsError =>
  new AwsError(
    "ResourceInUse",
    `${noun} names must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
  );

/** Keeps jobs of one kind in the records. */
export const createJobStore = (context: SageMakerContext, kind: JobKind): JobStore => {
  const { records, now, region, accountId } = context;
  const { resource, noun } = kind;
  const save = (name: string, job: JobRecord): JobRecord => {
    records.put(resource, name, job);
    return job;
  };

  const get = (name: string): JobRecord => {
    const job = records.get<JobRecord>(resource, name);
    if (!job) throw kind.notFound(name);
    return job;
  };

  return {
    get,
    all: () => records.list<JobRecord>(resource),
    create: (name, members) => {
      const arn = `arn:aws:sagemaker:${region}:${accountId}:${resource}/${name}`;
      if (records.get(resource, name)) throw alreadyExists(noun, arn);
      const time = now();
      const identity = { [`${noun}Name`]: name, [`${noun}Arn`]: arn, [`${noun}Status`]: "InProgress" };
      const job = save(name, { ...identity, ...members, CreationTime: time, LastModifiedTime: time });
      context.emit(jobEvent(kind, job));
      return job;
    },
    update: (name, changes) => {
      const before = get(name);
      const job = save(name, { ...before, ...changes, LastModifiedTime: now() });
      const hasChanged = [`${noun}Status`, "SecondaryStatus"].some(
        (member) => before[member] !== job[member],
      );
      if (hasChanged) context.emit(jobEvent(kind, job));
      return job;
    },
  };
};
