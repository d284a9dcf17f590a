import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import type { JobFolder } from "../container/job-folder.ts";
import { joinUrl } from "../data/join-url.ts";
import { listFiles } from "../data/list-files.ts";
import { packFolder } from "../data/pack-folder.ts";
import { putFile } from "../data/put-file.ts";
import { uploadFolder } from "../data/upload-folder.ts";
import type { TrainingJob } from "./training-job.ts";

type Outputs = { readonly s3: S3Client; readonly folder: JobFolder };

const packAndPut = async ({ s3, folder }: Outputs, source: string, url: string): Promise<string> => {
  const archive = join(folder.root, "archive.tar.gz");
  await packFolder(source, archive);
  await putFile(s3, archive, url);
  return url;
};

const uploadModel = async (outputs: Outputs, target: string, isPlain: boolean): Promise<string> => {
  const model = join(outputs.folder.base, "model");
  if (!isPlain) return packAndPut(outputs, model, joinUrl(target, "model.tar.gz"));
  await uploadFolder(outputs.s3, model, joinUrl(target, "model"));
  return joinUrl(target, "model", "");
};

/** Uploads what a training program left in `/opt/ml/output/data` and `/opt/ml/model`; gives the members that say where the model is. */
export const uploadOutputs = async (job: TrainingJob, outputs: Outputs) => {
  const { S3OutputPath, CompressionType } = job.OutputDataConfig;
  const target = joinUrl(S3OutputPath, job.TrainingJobName, "output");
  const isPlain = CompressionType === "NONE";
  const data = join(outputs.folder.base, "output", "data");
  const hasData = (await listFiles(data)).length > 0;
  if (hasData && isPlain) await uploadFolder(outputs.s3, data, joinUrl(target, "data"));
  if (hasData && !isPlain) await packAndPut(outputs, data, joinUrl(target, "output.tar.gz"));
  return { ModelArtifacts: { S3ModelArtifacts: await uploadModel(outputs, target, isPlain) } };
};

/** Uploads the checkpoints that a training program left, whatever became of it. */
export const uploadCheckpoints = async (job: TrainingJob, { s3, folder }: Outputs): Promise<void> => {
  if (!job.CheckpointConfig) return;
  const { S3Uri, LocalPath = "/opt/ml/checkpoints" } = job.CheckpointConfig;
  await uploadFolder(s3, folder.locate(LocalPath), S3Uri);
};
