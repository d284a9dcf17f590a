import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { namesLocalFiles } from "../container/names-local-files.ts";
import { requirementsIn } from "../data/requirements-in.ts";
import type { TrainingJob } from "./training-job.ts";

/** What a training job needs installed, and who installs it. */
export type Requirements = {
  /** For the interpreter to satisfy before the job starts. */
  readonly ahead?: string;
  /** Whether the toolkit installs them in the job, as they mean files beside them. */
  readonly isInstalledInside: boolean;
};

const inChannels = async (job: TrainingJob, base: string): Promise<string | undefined> => {
  for (const { ChannelName } of job.InputDataConfig ?? []) {
    const found = await requirementsIn(join(base, "input", "data", ChannelName));
    if (found) return found;
  }
  return undefined;
};

/**
 * The requirements of a job's code; where it has none, those of a code package among its channels, which a program that
 * launches it is going to install.
 */
export const findRequirements = async (job: TrainingJob, base: string): Promise<Requirements> => {
  const own = await readFile(join(base, "code", "requirements.txt"), "utf8").catch(() => undefined);
  const text = own ?? (await inChannels(job, base));
  if (text === undefined) return { isInstalledInside: false };
  return namesLocalFiles(text)
    ? { isInstalledInside: own !== undefined }
    : { ahead: text, isInstalledInside: false };
};
