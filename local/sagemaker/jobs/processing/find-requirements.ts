import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JobFolder } from "../container/job-folder.ts";
import { readMember } from "../data/read-member.ts";
import type { ProcessingJob } from "./processing-job.ts";

const inFolder = async (folder: string): Promise<string | undefined> =>
  (await readMember(join(folder, "sourcedir.tar.gz"), "requirements.txt")) ??
  (await readFile(join(folder, "requirements.txt"), "utf8").catch(() => undefined));

/** The `requirements.txt` that a processing job's own entry point is going to install: beside its code, or in its code package. */
export const findRequirements = async (
  job: ProcessingJob,
  folder: JobFolder,
): Promise<string | undefined> => {
  for (const { S3Input } of job.ProcessingInputs ?? []) {
    const found = S3Input?.LocalPath && (await inFolder(folder.locate(S3Input.LocalPath)));
    if (found) return found;
  }
  return undefined;
};
