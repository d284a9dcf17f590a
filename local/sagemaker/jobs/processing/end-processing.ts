import type { ProcessingJob } from "./processing-job.ts";

/** The members that end a processing job. */
export const endProcessing = (
  job: Pick<ProcessingJob, "ProcessingStartTime">,
  status: "Completed" | "Failed" | "Stopped",
  time: number,
) => ({
  ProcessingJobStatus: status,
  ProcessingStartTime: job.ProcessingStartTime ?? time,
  ProcessingEndTime: time,
});
