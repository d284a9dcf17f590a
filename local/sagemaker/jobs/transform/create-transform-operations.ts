import type { Operations } from "../../../gateway/json-service.ts";
import type { Call } from "../../call.ts";
import { createJobStore } from "../create-job-store.ts";
import { createLifecycle, type Lifecycle } from "../create-lifecycle.ts";
import type { JobRecord } from "../job-kind.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { type ListJobsInput, listJobs } from "../list-jobs.ts";
import { createTransformRunner } from "./run-transform.ts";
import type { StartModelContainer } from "./start-model-container.ts";
import type { TransformJob } from "./transform-job.ts";
import { transformKind } from "./transform-kind.ts";

type Options = {
  readonly runtime: JobRuntime;
  readonly call: Call;
  readonly startModelContainer: StartModelContainer | undefined;
};

const describe = ({ Tags, ...job }: JobRecord) => job;

const summary = (job: JobRecord) => {
  const { TransformJobName, TransformJobArn, TransformJobStatus, CreationTime, LastModifiedTime } = job;
  const { TransformEndTime, FailureReason } = job;
  const identity = { TransformJobName, TransformJobArn, TransformJobStatus, CreationTime, LastModifiedTime };
  return { ...identity, TransformEndTime, FailureReason };
};

/** The operations of transform jobs. */
export const createTransformOperations = (
  options: Options,
): { readonly operations: Operations; readonly lifecycle: Lifecycle } => {
  const { context } = options.runtime;
  const store = createJobStore(context, transformKind);
  const run = createTransformRunner(options);
  const end = (job: JobRecord, status: string) => ({
    TransformJobStatus: status,
    TransformStartTime: job.TransformStartTime ?? job.CreationTime,
    TransformEndTime: context.now(),
  });
  const lifecycle = createLifecycle({
    kind: transformKind,
    store,
    run: async (job, signal) => {
      await run(job as TransformJob, signal);
      return end(job, "Completed");
    },
    failure: (job, reason) => ({ ...end(job, "Failed"), FailureReason: reason }),
    stopped: (job) => end(job, "Stopped"),
  });
  const operations: Operations = {
    CreateTransformJob: async ({ TransformJobName, ...input }: TransformJob) => {
      await options.call("DescribeModel", { ModelName: input.ModelName });
      const { TransformJobArn } = store.create(TransformJobName, {
        ...input,
        TransformStartTime: context.now(),
      });
      lifecycle.start(TransformJobName);
      return { TransformJobArn };
    },
    DescribeTransformJob: ({ TransformJobName }) => describe(store.get(TransformJobName)),
    StopTransformJob: ({ TransformJobName }) => {
      lifecycle.stop(TransformJobName);
      return {};
    },
    ListTransformJobs: (input: ListJobsInput) => {
      const { items, ...next } = listJobs(store.all(), transformKind, input);
      return { TransformJobSummaries: items.map(summary), ...next };
    },
  };
  return { operations, lifecycle };
};
