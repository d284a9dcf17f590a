import type { TrainingJob } from "./training-job.ts";

const messages: Readonly<Record<string, string>> = {
  Starting: "Preparing the instances for training",
  Downloading: "Downloading input data",
  Training: "Training image download completed. Training in progress.",
  Uploading: "Uploading generated training model",
  Completed: "Training job completed",
  Failed: "Training job failed",
  Stopped: "Training job stopped",
  MaxRuntimeExceeded: "Training job stopped: it ran for as long as it may",
};

/** The members that take a training job to its next secondary status. */
export const transition = (
  job: Pick<TrainingJob, "SecondaryStatusTransitions">,
  status: string,
  time: number,
) => {
  const earlier = job.SecondaryStatusTransitions.map((step) => ({ EndTime: time, ...step }));
  const next = { Status: status, StartTime: time, StatusMessage: messages[status] ?? status };
  return { SecondaryStatus: status, SecondaryStatusTransitions: [...earlier, next] };
};

/** The members that end a training job. */
export const endTraining = (job: TrainingJob, status: "Completed" | "Failed" | "Stopped", time: number) => {
  const start = job.TrainingStartTime ?? time;
  const seconds = Math.max(0, Math.ceil(time - start));
  return {
    ...transition(job, status, time),
    TrainingJobStatus: status,
    TrainingStartTime: start,
    TrainingEndTime: time,
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  };
};
