import type { Call } from "../../call.ts";
import { waitUntil } from "../../wait-until.ts";
import type { JobStore } from "../create-job-store.ts";
import type { JobRuntime } from "../job-runtime.ts";
import type { MetricData } from "../process/scan-metrics.ts";
import { failureOf, isSatisfied, summarize } from "./judge-trials.ts";
import { type Proposal, proposeTrials } from "./propose-trials.ts";
import { trainingRequest } from "./training-request.ts";
import type { Trial, TuningJob } from "./tuning-job.ts";

type Options = {
  readonly runtime: JobRuntime;
  readonly call: Call;
  readonly store: JobStore;
  readonly trainingStore: JobStore;
};

type Training = {
  readonly TrainingJobStatus: string;
  readonly CreationTime: number;
  readonly TrainingStartTime?: number;
  readonly TrainingEndTime?: number;
  readonly FailureReason?: string;
  readonly FinalMetricDataList?: readonly MetricData[];
};

const finished = /^(Completed|Failed|Stopped)$/;

const endTrial = (trial: Trial, training: Training, { tuned }: Proposal): Trial => {
  const { TrainingJobStatus, TrainingStartTime, TrainingEndTime, FailureReason } = training;
  const { Type, MetricName } = tuned.objective;
  const found = training.FinalMetricDataList?.find((metric) => metric.MetricName === MetricName);
  // A job that was stopped, as by early stopping, still counts with the last value it reached.
  const hasObjective = found !== undefined && TrainingJobStatus !== "Failed";
  return {
    ...trial,
    TrainingJobStatus,
    ...(TrainingStartTime !== undefined && { TrainingStartTime }),
    ...(TrainingEndTime !== undefined && { TrainingEndTime }),
    ...(FailureReason !== undefined && { FailureReason }),
    ...(hasObjective && {
      FinalHyperParameterTuningJobObjectiveMetric: { Type, MetricName, Value: found.Value },
    }),
    ObjectiveStatus: hasObjective ? "Succeeded" : "Failed",
  };
};

/** Runs tuning jobs: their training jobs are jobs as any other. */
export const createTuningRunner = ({ runtime, call, store, trainingStore }: Options) => {
  const { context, closing } = runtime;
  const { now } = context;

  const stopTraining = (TrainingJobName: string): Promise<void> =>
    // It may have ended in between, and then cannot be stopped any more.
    call("StopTrainingJob", { TrainingJobName }).catch(() => {});

  const begin = async (job: TuningJob, proposal: Proposal, index: number): Promise<Trial> => {
    const request = trainingRequest(job, proposal, index);
    const { TrainingJobArn } = await call("CreateTrainingJob", request);
    trainingStore.update(request.TrainingJobName, { TuningJobArn: job.HyperParameterTuningJobArn });
    const { DefinitionName } = proposal.tuned.definition;
    return {
      ...(DefinitionName !== undefined && { TrainingJobDefinitionName: DefinitionName }),
      TrainingJobName: request.TrainingJobName,
      TrainingJobArn,
      TuningJobName: job.HyperParameterTuningJobName,
      CreationTime: now(),
      TrainingJobStatus: "InProgress",
      TunedHyperParameters: proposal.values,
      ObjectiveStatus: "Pending",
    };
  };

  const awaitTraining = async ({ TrainingJobName }: Trial, signal: AbortSignal): Promise<Training> => {
    let wasAsked = false;
    return waitUntil<Training>(async () => {
      const found: Training = await call("DescribeTrainingJob", { TrainingJobName });
      if (finished.test(found.TrainingJobStatus)) return found;
      if (signal.aborted && !wasAsked) await stopTraining(TrainingJobName);
      wasAsked ||= signal.aborted;
      return undefined;
    }, closing);
  };

  return async (job: TuningJob, stopped: AbortSignal): Promise<object> => {
    const name = job.HyperParameterTuningJobName;
    const { MaxNumberOfTrainingJobs, MaxParallelTrainingJobs, MaxRuntimeInSeconds } =
      job.HyperParameterTuningJobConfig.ResourceLimits;
    const most = MaxNumberOfTrainingJobs ?? Number.POSITIVE_INFINITY;
    const proposals = proposeTrials(job);
    const begun = new Map<number, Trial>();
    const running = new Map<number, Promise<unknown>>();
    let broken: Error | undefined;
    const enough = new AbortController();
    const signal = AbortSignal.any([stopped, enough.signal]);

    const trialsByAge = (): Trial[] =>
      [...begun].sort(([left], [right]) => left - right).map(([, trial]) => trial);
    const record = (index: number, trial: Trial): void => {
      begun.set(index, trial);
      const trials = trialsByAge();
      if (!closing.aborted) store.update(name, { trials, ...summarize(trials) });
    };
    const run = async (index: number, proposal: Proposal): Promise<void> => {
      const trial = await begin(job, proposal, index + 1);
      record(index, trial);
      record(index, endTrial(trial, await awaitTraining(trial, signal), proposal));
    };
    const isOutOfTime = (): boolean =>
      MaxRuntimeInSeconds !== undefined && now() - job.CreationTime > MaxRuntimeInSeconds;
    const isOver = (): boolean => {
      const trials = trialsByAge();
      const isDecided = isSatisfied(job, trials) || failureOf(trials, false) !== undefined;
      return signal.aborted || broken !== undefined || isOutOfTime() || isDecided;
    };

    let next = 0;
    for (;;) {
      while (running.size < MaxParallelTrainingJobs && next < most && !isOver()) {
        const proposal = proposals.next();
        if (proposal.done) break;
        const index = next++;
        running.set(
          index,
          run(index, proposal.value).finally(() => running.delete(index)),
        );
      }
      if (running.size === 0) break;
      await Promise.race(running.values());
      if (isOver()) enough.abort();
    }

    if (broken) throw broken;
    const trials = trialsByAge();
    const reason = failureOf(trials, true);
    const ending = { HyperParameterTuningEndTime: now(), trials, ...summarize(trials) };
    if (stopped.aborted) return { ...ending, HyperParameterTuningJobStatus: "Stopped" };
    if (reason === undefined) return { ...ending, HyperParameterTuningJobStatus: "Completed" };
    return { ...ending, HyperParameterTuningJobStatus: "Failed", FailureReason: reason };
  };
};
