import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import type { JobFolder } from "../container/job-folder.ts";
import { downloadSource } from "../data/download-source.ts";
import { listKeys } from "../data/list-keys.ts";
import type { Channel, TrainingJob } from "./training-job.ts";

type Inputs = { readonly s3: S3Client; readonly folder: JobFolder; readonly signal: AbortSignal };

const sourceOf = ({ ChannelName, DataSource, InputMode }: Channel, mode = "File") => {
  const used = InputMode ?? mode;
  if (used === "Pipe") {
    throw new Error(
      `ClientError: channel "${ChannelName}" cannot use input mode Pipe here: use File or FastFile`,
    );
  }
  if (!DataSource.S3DataSource) {
    throw new Error(`ClientError: channel "${ChannelName}" cannot be read here: only S3 data sources can`);
  }
  return DataSource.S3DataSource;
};

const downloadChannels = async (job: TrainingJob, { s3, folder, signal }: Inputs): Promise<void> => {
  for (const channel of job.InputDataConfig ?? []) {
    const { S3Uri, S3DataType } = sourceOf(channel, job.AlgorithmSpecification.TrainingInputMode);
    await downloadSource(s3, {
      uri: S3Uri,
      dataType: S3DataType,
      folder: join(folder.base, "input", "data", channel.ChannelName),
      role: job.RoleArn,
      signal,
    });
  }
};

const downloadCheckpoints = async (job: TrainingJob, { s3, folder, signal }: Inputs): Promise<void> => {
  if (!job.CheckpointConfig) return;
  const { S3Uri, LocalPath = "/opt/ml/checkpoints" } = job.CheckpointConfig;
  if ((await listKeys(s3, S3Uri)).length === 0) return;
  await downloadSource(s3, { uri: S3Uri, folder: folder.locate(LocalPath), role: job.RoleArn, signal });
};

/** Downloads a training job's channels and earlier checkpoints into its folder. */
export const downloadInputs = async (job: TrainingJob, inputs: Inputs): Promise<void> => {
  await downloadChannels(job, inputs);
  await downloadCheckpoints(job, inputs);
};
