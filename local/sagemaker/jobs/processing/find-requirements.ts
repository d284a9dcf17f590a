import type { JobFolder } from "../container/job-folder.ts";
import { requirementsIn } from "../data/requirements-in.ts";
import type { ProcessingJob } from "./processing-job.ts";

/** The `requirements.txt` that a processing job's own entry point is going to install: beside its code, or in its code package. */
export const findRequirements = async (
  job: ProcessingJob,
  folder: JobFolder,
): Promise<string | undefined> => {
  for (const { S3Input } of job.ProcessingInputs ?? []) {
    const found = S3Input?.LocalPath && (await requirementsIn(folder.locate(S3Input.LocalPath)));
    if (found) return found;
  }
  return undefined;
};
