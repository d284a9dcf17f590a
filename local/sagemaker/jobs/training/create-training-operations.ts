import { AwsError } from "../../../gateway/aws-error.ts";
import type { Operations } from "../../../gateway/json-service.ts";
import { createJobStore, type JobStore } from "../create-job-store.ts";
import { createLifecycle, type Lifecycle } from "../create-lifecycle.ts";
import type { JobRecord } from "../job-kind.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { type ListJobsInput, listJobs } from "../list-jobs.ts";
import { toRegExp } from "../process/to-reg-exp.ts";
import { createTrainingRunner } from "./run-training.ts";
import type { TrainingJob } from "./training-job.ts";
import { trainingKind } from "./training-kind.ts";
import { endTraining, transition } from "./transition.ts";

const checkMetrics = ({ AlgorithmSpecification }: TrainingJob): void => {
  for (const { Name, Regex } of AlgorithmSpecification.MetricDefinitions ?? []) {
    try {
      toRegExp(Regex);
    } catch {
      throw new AwsError("ValidationException", `The regex "${Regex}" of metric "${Name}" is not valid.`);
    }
  }
};

/** What `CreateTrainingJob` fills in. */
const withDefaults = ({ TrainingJobName, ...input }: TrainingJob, time: number) => ({
  ...input,
  OutputDataConfig: { CompressionType: "GZIP", ...input.OutputDataConfig },
  StoppingCondition: { MaxRuntimeInSeconds: 86_400, ...input.StoppingCondition },
  EnableNetworkIsolation: input.EnableNetworkIsolation ?? false,
  EnableInterContainerTrafficEncryption: input.EnableInterContainerTrafficEncryption ?? false,
  EnableManagedSpotTraining: input.EnableManagedSpotTraining ?? false,
  ...transition({ SecondaryStatusTransitions: [] }, "Starting", time),
});

const describe = ({ Tags, ...job }: JobRecord) => job;

const summary = (job: JobRecord) => {
  const { TrainingJobName, TrainingJobArn, TrainingJobStatus, CreationTime, LastModifiedTime } = job;
  const end = job.TrainingEndTime;
  const identity = { TrainingJobName, TrainingJobArn, TrainingJobStatus, CreationTime, LastModifiedTime };
  return {
    ...identity,
    SecondaryStatus: job.SecondaryStatus,
    ...(end !== undefined && { TrainingEndTime: end }),
  };
};

/** The operations of training jobs, which run as processes of this machine. */
export const createTrainingOperations = (
  runtime: JobRuntime,
): { readonly operations: Operations; readonly lifecycle: Lifecycle; readonly store: JobStore } => {
  const { now } = runtime.context;
  const store = createJobStore(runtime.context, trainingKind);
  const run = createTrainingRunner({ runtime, store });
  const lifecycle = createLifecycle({
    kind: trainingKind,
    store,
    run: (job, signal) => run(job as TrainingJob, signal),
    failure: (job, reason) => ({
      ...endTraining(job as TrainingJob, "Failed", now()),
      FailureReason: reason,
    }),
    stopped: (job) => endTraining(job as TrainingJob, "Stopped", now()),
  });
  const operations: Operations = {
    CreateTrainingJob: (input: TrainingJob) => {
      checkMetrics(input);
      const { TrainingJobArn } = store.create(input.TrainingJobName, withDefaults(input, now()));
      lifecycle.start(input.TrainingJobName);
      return { TrainingJobArn };
    },
    DescribeTrainingJob: ({ TrainingJobName }) => describe(store.get(TrainingJobName)),
    StopTrainingJob: ({ TrainingJobName }) => {
      lifecycle.stop(TrainingJobName);
      return {};
    },
    ListTrainingJobs: (input: ListJobsInput) => {
      const { items, ...next } = listJobs(store.all(), trainingKind, input);
      return { TrainingJobSummaries: items.map(summary), ...next };
    },
  };
  return { operations, lifecycle, store };
};
