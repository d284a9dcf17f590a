import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { s3As } from "../../s3-as.ts";
import { createJobFolder, type JobFolder } from "../container/job-folder.ts";
import { namesLocalFiles } from "../container/names-local-files.ts";
import { downloadSource } from "../data/download-source.ts";
import { uploadFolder } from "../data/upload-folder.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { logPath } from "../log-path.ts";
import { describeCrash } from "../process/describe-crash.ts";
import { openJobLog } from "../process/open-job-log.ts";
import type { ProcessResult } from "../process/run-supervised.ts";
import { checkProcessing } from "./check-processing.ts";
import { endProcessing } from "./end-processing.ts";
import { findRequirements } from "./find-requirements.ts";
import { processingConfigFiles } from "./processing-config-files.ts";
import type { ProcessingJob } from "./processing-job.ts";

const day = 24 * 60 * 60;
const longestMessage = 1024;

const readOptional = (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch(() => undefined);

const writeConfig = async (job: ProcessingJob, folder: JobFolder): Promise<void> => {
  for (const path of [join(folder.base, "config"), join(folder.base, "output")]) {
    await mkdir(path, { recursive: true });
  }
  for (const [name, content] of Object.entries(processingConfigFiles(job))) {
    await writeFile(join(folder.base, "config", name), JSON.stringify(content));
  }
  for (const { S3Output } of job.ProcessingOutputConfig?.Outputs ?? []) {
    if (S3Output?.LocalPath) await mkdir(folder.locate(S3Output.LocalPath), { recursive: true });
  }
};

/** Requirements that mean files beside them are left to the job's entry point, which runs where those files are. */
const settledRequirements = async (job: ProcessingJob, folder: JobFolder): Promise<string | undefined> => {
  const text = await findRequirements(job, folder);
  return text === undefined || namesLocalFiles(text) ? undefined : text;
};

/** Runs processing jobs as processes of this machine. */
export const createProcessingRunner = ({ context, containers }: JobRuntime) => {
  const { now } = context;

  const download = async (job: ProcessingJob, folder: JobFolder, signal: AbortSignal): Promise<void> => {
    const s3 = s3As(context, job.RoleArn);
    for (const { S3Input } of job.ProcessingInputs ?? []) {
      if (!S3Input?.LocalPath) continue;
      const { S3Uri, S3DataType, LocalPath } = S3Input;
      const target = folder.locate(LocalPath);
      await downloadSource(s3, {
        uri: S3Uri,
        dataType: S3DataType,
        folder: target,
        role: job.RoleArn,
        signal,
      });
    }
  };

  const upload = async (job: ProcessingJob, folder: JobFolder, isWhole: boolean): Promise<void> => {
    const s3 = s3As(context, job.RoleArn);
    for (const { S3Output } of job.ProcessingOutputConfig?.Outputs ?? []) {
      if (!S3Output?.LocalPath || !(isWhole || S3Output.S3UploadMode === "Continuous")) continue;
      await uploadFolder(s3, folder.locate(S3Output.LocalPath), S3Output.S3Uri);
    }
  };

  const execute = async (
    job: ProcessingJob,
    folder: JobFolder,
    signal: AbortSignal,
  ): Promise<ProcessResult> => {
    const log = openJobLog(logPath(context.folder, "processing-job", job.ProcessingJobName));
    const { ContainerEntrypoint = [], ContainerArguments = [] } = job.AppSpecification;
    try {
      return await containers.run({
        folder,
        command: [...ContainerEntrypoint, ...ContainerArguments],
        environment: { PROCESSING_JOB_NAME: job.ProcessingJobName, ...job.Environment },
        role: job.RoleArn,
        requirements: await settledRequirements(job, folder),
        isIsolated: job.NetworkConfig?.EnableNetworkIsolation ?? false,
        maxRuntimeSeconds: job.StoppingCondition?.MaxRuntimeInSeconds ?? day,
        onLine: (line) => log.write(`${line}\n`),
        signal,
      });
    } finally {
      log.close();
    }
  };

  const conclude = async (job: ProcessingJob, folder: JobFolder, result: ProcessResult): Promise<object> => {
    const message = (await readOptional(join(folder.base, "output", "message")))?.slice(0, longestMessage);
    const told = message ? { ExitMessage: message } : {};
    const isDone = result.endedBy === "itself" && result.exitCode === 0;
    await upload(job, folder, isDone);
    if (isDone) return { ...told, ...endProcessing(job, "Completed", now()) };
    if (result.endedBy === "stop") return { ...told, ...endProcessing(job, "Stopped", now()) };
    const { exitCode, errors } = result;
    const reason =
      result.endedBy === "deadline"
        ? `ClientError: the job ran longer than its MaxRuntimeInSeconds, ${job.StoppingCondition?.MaxRuntimeInSeconds}`
        : describeCrash({
            errors,
            exitCode,
            written: await readOptional(join(folder.base, "output", "failure")),
          });
    return { ...told, ...endProcessing(job, "Failed", now()), FailureReason: reason };
  };

  return async (job: ProcessingJob, signal: AbortSignal): Promise<object> => {
    const started = { ...job, ProcessingStartTime: now() };
    const folder = await createJobFolder(
      join(context.folder, "jobs", "processing-job", job.ProcessingJobName),
    );
    try {
      checkProcessing(job);
      await writeConfig(job, folder);
      await download(job, folder, signal);
      const result = await execute(job, folder, signal);
      return result.endedBy === "close" ? {} : await conclude(started, folder, result);
    } finally {
      await folder.remove();
    }
  };
};
