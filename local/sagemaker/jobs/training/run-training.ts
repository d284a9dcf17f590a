import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { s3As } from "../../s3-as.ts";
import { createJobFolder, type JobFolder } from "../container/job-folder.ts";
import type { JobStore } from "../create-job-store.ts";
import type { JobRuntime } from "../job-runtime.ts";
import { logPath } from "../log-path.ts";
import { describeCrash } from "../process/describe-crash.ts";
import { openJobLog } from "../process/open-job-log.ts";
import type { ProcessResult } from "../process/run-supervised.ts";
import { scanMetrics } from "../process/scan-metrics.ts";
import { downloadInputs } from "./download-inputs.ts";
import { findRequirements } from "./find-requirements.ts";
import { trainingCommand } from "./training-command.ts";
import { trainingConfigFiles } from "./training-config-files.ts";
import type { TrainingJob } from "./training-job.ts";
import { endTraining, transition } from "./transition.ts";
import { unpackCode } from "./unpack-code.ts";
import { uploadCheckpoints, uploadOutputs } from "./upload-outputs.ts";

type Options = { readonly runtime: JobRuntime; readonly store: JobStore };

const day = 24 * 60 * 60;
const folders = ["input/config", "input/data", "model", "output/data", "code", "checkpoints"];

const readOptional = (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch(() => undefined);

const writeConfig = async (job: TrainingJob, { base }: JobFolder): Promise<void> => {
  for (const name of folders) await mkdir(join(base, name), { recursive: true });
  for (const [name, content] of Object.entries(trainingConfigFiles(job))) {
    await writeFile(join(base, "input", "config", name), JSON.stringify(content));
  }
};

const environmentOf = ({ TrainingJobName, TrainingJobArn, Environment }: TrainingJob) => ({
  TRAINING_JOB_NAME: TrainingJobName,
  TRAINING_JOB_ARN: TrainingJobArn,
  ...Environment,
});

const crashOf = async ({ exitCode, errors }: ProcessResult, { base }: JobFolder): Promise<string> =>
  describeCrash({ written: await readOptional(join(base, "output", "failure")), errors, exitCode });

/** Runs training jobs as processes of this machine. */
export const createTrainingRunner = ({ runtime: { context, containers }, store }: Options) => {
  const { now } = context;

  const enter = (name: string, status: string, changes: object = {}): void => {
    const job = store.get(name) as TrainingJob;
    if (job.TrainingJobStatus === "InProgress")
      store.update(name, { ...transition(job, status, now()), ...changes });
  };

  const prepare = async (job: TrainingJob, folder: JobFolder, signal: AbortSignal): Promise<void> => {
    enter(job.TrainingJobName, "Downloading", { TrainingStartTime: now() });
    await writeConfig(job, folder);
    const s3 = s3As(context, job.RoleArn);
    await downloadInputs(job, { s3, folder, signal });
    await unpackCode(job, { s3, folder, signal });
  };

  const train = async (job: TrainingJob, folder: JobFolder, signal: AbortSignal) => {
    const metrics = scanMetrics(job.AlgorithmSpecification.MetricDefinitions ?? [], now);
    const log = openJobLog(logPath(context.folder, "training-job", job.TrainingJobName));
    const { ahead, isInstalledInside } = await findRequirements(job, folder.base);
    try {
      const result = await containers.run({
        folder,
        command: trainingCommand(job, isInstalledInside),
        environment: environmentOf(job),
        role: job.RoleArn,
        requirements: ahead,
        isIsolated: job.EnableNetworkIsolation ?? false,
        maxRuntimeSeconds: job.StoppingCondition?.MaxRuntimeInSeconds ?? day,
        onLine: (line) => {
          log.write(`${line}\n`);
          metrics.line(line);
        },
        signal,
      });
      return { result, metrics: metrics.final() };
    } finally {
      log.close();
    }
  };

  const conclude = async (job: TrainingJob, folder: JobFolder, result: ProcessResult): Promise<object> => {
    const current = () => store.get(job.TrainingJobName) as TrainingJob;
    const s3 = s3As(context, job.RoleArn);
    await uploadCheckpoints(job, { s3, folder });
    if (result.endedBy === "itself" && result.exitCode !== 0) {
      return { ...endTraining(current(), "Failed", now()), FailureReason: await crashOf(result, folder) };
    }
    // A job that is stopped, or out of time, keeps what it has made until then.
    enter(job.TrainingJobName, "Uploading");
    const artifacts = await uploadOutputs(job, { s3, folder });
    if (result.endedBy === "itself") return { ...artifacts, ...endTraining(current(), "Completed", now()) };
    const ending = { ...artifacts, ...endTraining(current(), "Stopped", now()) };
    if (result.endedBy === "stop") return ending;
    return { ...ending, ...transition(current(), "MaxRuntimeExceeded", now()) };
  };

  return async (job: TrainingJob, signal: AbortSignal): Promise<object> => {
    const folder = await createJobFolder(join(context.folder, "jobs", "training-job", job.TrainingJobName));
    try {
      await prepare(job, folder, signal);
      enter(job.TrainingJobName, "Training");
      const { result, metrics } = await train(job, folder, signal);
      if (result.endedBy === "close") return {};
      return { ...(await conclude(job, folder, result)), FinalMetricDataList: metrics };
    } finally {
      await folder.remove();
    }
  };
};
