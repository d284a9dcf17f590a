import type { Operations } from "../../../gateway/json-service.ts";
import { createJobStore } from "../create-job-store.ts";
import { createLifecycle, type Lifecycle } from "../create-lifecycle.ts";
import type { JobRecord } from "../job-kind.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { type ListJobsInput, listJobs } from "../list-jobs.ts";
import { endProcessing } from "./end-processing.ts";
import type { ProcessingJob } from "./processing-job.ts";
import { processingKind } from "./processing-kind.ts";
import { createProcessingRunner } from "./run-processing.ts";

/** What `CreateProcessingJob` fills in. */
const withDefaults = ({ ProcessingJobName, ...input }: ProcessingJob) => ({
  ...input,
  StoppingCondition: { MaxRuntimeInSeconds: 86_400, ...input.StoppingCondition },
});

const describe = ({ Tags, ...job }: JobRecord) => job;

const summary = (job: JobRecord) => {
  const { ProcessingJobName, ProcessingJobArn, ProcessingJobStatus, CreationTime, LastModifiedTime } = job;
  const { ProcessingEndTime, FailureReason, ExitMessage } = job;
  const identity = {
    ProcessingJobName,
    ProcessingJobArn,
    ProcessingJobStatus,
    CreationTime,
    LastModifiedTime,
  };
  return { ...identity, ProcessingEndTime, FailureReason, ExitMessage };
};

/** The operations of processing jobs, which run as processes of this machine. */
export const createProcessingOperations = (
  runtime: JobRuntime,
): { readonly operations: Operations; readonly lifecycle: Lifecycle } => {
  const { now } = runtime.context;
  const store = createJobStore(runtime.context, processingKind);
  const run = createProcessingRunner(runtime);
  const lifecycle = createLifecycle({
    kind: processingKind,
    store,
    run: (job, signal) => run(job as ProcessingJob, signal),
    failure: (job, reason) => ({
      ...endProcessing(job as ProcessingJob, "Failed", now()),
      FailureReason: reason,
    }),
    stopped: (job) => endProcessing(job as ProcessingJob, "Stopped", now()),
  });
  const operations: Operations = {
    CreateProcessingJob: (input: ProcessingJob) => {
      const { ProcessingJobArn } = store.create(input.ProcessingJobName, withDefaults(input));
      lifecycle.start(input.ProcessingJobName);
      return { ProcessingJobArn };
    },
    DescribeProcessingJob: ({ ProcessingJobName }) => describe(store.get(ProcessingJobName)),
    StopProcessingJob: ({ ProcessingJobName }) => {
      lifecycle.stop(ProcessingJobName);
      return {};
    },
    ListProcessingJobs: (input: ListJobsInput) => {
      const { items, ...next } = listJobs(store.all(), processingKind, input);
      return { ProcessingJobSummaries: items.map(summary), ...next };
    },
  };
  return { operations, lifecycle };
};
