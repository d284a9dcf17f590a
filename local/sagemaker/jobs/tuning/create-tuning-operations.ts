import type { Operations } from "../../../gateway/json-service.ts";
import type { Call } from "../../call.ts";
import { createJobStore, type JobStore } from "../create-job-store.ts";
import { createLifecycle, type Lifecycle } from "../create-lifecycle.ts";
import type { JobRecord } from "../job-kind.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { type ListJobsInput, listJobs } from "../list-jobs.ts";
import { checkTuning } from "./check-tuning.ts";
import { bestTrial, summarize } from "./judge-trials.ts";
import { type ListTrialsInput, listTrials } from "./list-trials.ts";
import { createTuningRunner } from "./run-tuning.ts";
import type { TuningJob } from "./tuning-job.ts";
import { tuningKind } from "./tuning-kind.ts";

type Options = {
  readonly runtime: JobRuntime;
  readonly call: Call;
  readonly trainingStore: JobStore;
};

const summary = (job: JobRecord) => {
  const { HyperParameterTuningJobConfig, TrainingJobStatusCounters, ObjectiveStatusCounters } =
    job as TuningJob;
  const { HyperParameterTuningJobName, HyperParameterTuningJobArn, HyperParameterTuningJobStatus } = job;
  const { CreationTime, LastModifiedTime, HyperParameterTuningEndTime } = job;
  return {
    ...{ HyperParameterTuningJobName, HyperParameterTuningJobArn, HyperParameterTuningJobStatus },
    ...{ CreationTime, LastModifiedTime, HyperParameterTuningEndTime },
    ...{ TrainingJobStatusCounters, ObjectiveStatusCounters },
    Strategy: HyperParameterTuningJobConfig.Strategy,
    ResourceLimits: HyperParameterTuningJobConfig.ResourceLimits,
  };
};

/** The operations of tuning jobs. */
export const createTuningOperations = ({
  runtime,
  call,
  trainingStore,
}: Options): { readonly operations: Operations; readonly lifecycle: Lifecycle } => {
  const { now } = runtime.context;
  const store = createJobStore(runtime.context, tuningKind);
  const get = (name: string): TuningJob => store.get(name) as TuningJob;
  const run = createTuningRunner({ runtime, call, store, trainingStore });
  const end = (status: string) => ({
    HyperParameterTuningJobStatus: status,
    HyperParameterTuningEndTime: now(),
  });
  const lifecycle = createLifecycle({
    kind: tuningKind,
    store,
    run: (job, signal) => run(job as TuningJob, signal),
    failure: (_job, reason) => ({ ...end("Failed"), FailureReason: reason }),
    stopped: () => end("Stopped"),
  });

  const parentsOf = ({ WarmStartConfig }: TuningJob): readonly TuningJob[] =>
    (WarmStartConfig?.ParentHyperParameterTuningJobs ?? []).map((parent) =>
      get(parent.HyperParameterTuningJobName),
    );

  /** With a warm start, the best of the earlier tuning jobs counts as well. */
  const describe = ({ trials, Tags, ...job }: TuningJob) => {
    if (!job.WarmStartConfig) return job;
    const all = [...parentsOf(job as TuningJob).flatMap((parent) => parent.trials), ...trials];
    return { ...job, OverallBestTrainingJob: bestTrial(all) };
  };

  const operations: Operations = {
    CreateHyperParameterTuningJob: ({ HyperParameterTuningJobName, ...input }: TuningJob) => {
      checkTuning(input as TuningJob);
      parentsOf(input as TuningJob);
      const members = { ...input, trials: [], ...summarize([]) };
      const { HyperParameterTuningJobArn } = store.create(HyperParameterTuningJobName, members);
      lifecycle.start(HyperParameterTuningJobName);
      return { HyperParameterTuningJobArn };
    },
    DescribeHyperParameterTuningJob: ({ HyperParameterTuningJobName }) =>
      describe(get(HyperParameterTuningJobName)),
    StopHyperParameterTuningJob: ({ HyperParameterTuningJobName }) => {
      lifecycle.stop(HyperParameterTuningJobName);
      return {};
    },
    ListHyperParameterTuningJobs: (input: ListJobsInput) => {
      const { items, ...next } = listJobs(store.all(), tuningKind, { SortBy: "Name", ...input });
      return { HyperParameterTuningJobSummaries: items.map(summary), ...next };
    },
    ListTrainingJobsForHyperParameterTuningJob: (input: ListTrialsInput) => {
      const { items, ...next } = listTrials(get(input.HyperParameterTuningJobName).trials, input);
      return { TrainingJobSummaries: items, ...next };
    },
  };
  return { operations, lifecycle };
};
