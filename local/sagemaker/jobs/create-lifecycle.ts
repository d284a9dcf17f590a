import { AwsError } from "../../gateway/aws-error.ts";
import type { JobStore } from "./create-job-store.ts";
import type { JobKind, JobRecord } from "./job-kind.ts";

/** Does a job's work; the result's members end the job. */
export type RunJob = (job: JobRecord, signal: AbortSignal) => Promise<object>;

/** From a job's creation to its end. */
export interface Lifecycle {
  /** Starts the work of a job that was just created. */
  start(name: string): void;
  stop(name: string): void;
  /** Ends, as failed, the jobs that an earlier process left unfinished. */
  resume(): void;
  /** Ends all work without a trace in the records: `resume` tells of it at the next start. */
  close(): Promise<void>;
}

type Options = {
  readonly kind: JobKind;
  readonly store: JobStore;
  readonly run: RunJob;
  /** Members that end a job as failed. */
  readonly failure: (job: JobRecord, reason: string) => object;
  /** Members that end a job as stopped before it had anything to keep. */
  readonly stopped: (job: JobRecord) => object;
};

const interrupted = "InternalServerError: the local system stopped while this job ran";
const prefixed = /^(AlgorithmError|ClientError|InternalServerError|CapacityError):/;

/** Whatever a job stumbles over, its reason begins with one of the service's own words. */
const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return (prefixed.test(message) ? message : `InternalServerError: ${message}`).slice(0, 1024);
};

/** Runs jobs beside each other, each until it ends, is stopped or everything closes. */
export const createLifecycle = ({ kind, store, run, failure, stopped }: Options): Lifecycle => {
  const status = `${kind.noun}Status`;
  const running = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>();
  let isClosed = false;

  const work = async (name: string, signal: AbortSignal): Promise<void> => {
    const job = store.get(name);
    const result = await run(job, signal).catch((error) =>
      signal.aborted ? stopped(store.get(name)) : failure(store.get(name), reasonOf(error)),
    );
    running.delete(name);
    if (!isClosed) store.update(name, result);
  };

  return {
    start: (name) => {
      if (isClosed) return;
      const abort = new AbortController();
      // In a later turn, so that the caller knows the job before it can end.
      const done = Promise.resolve().then(() => work(name, abort.signal));
      running.set(name, { abort, done });
    },
    stop: (name) => {
      const state = store.get(name)[status];
      if (state === "Stopping") return;
      if (state !== "InProgress") {
        const text = `The request was rejected because the ${kind.resource.replaceAll("-", " ")} is in status ${state}.`;
        throw new AwsError("ValidationException", text);
      }
      store.update(name, {
        [status]: "Stopping",
        ...(kind.noun === "TrainingJob" && { SecondaryStatus: "Stopping" }),
      });
      running.get(name)?.abort.abort();
    },
    resume: () => {
      for (const job of store.all()) {
        const name = String(job[`${kind.noun}Name`]);
        const isUnfinished = job[status] === "InProgress" || job[status] === "Stopping";
        if (isUnfinished && !running.has(name)) store.update(name, failure(job, interrupted));
      }
    },
    close: async () => {
      isClosed = true;
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
};
