import { createReadStream } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { extractArchive } from "../../hosting/extract-archive.ts";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";
import type { JobFolder } from "../container/job-folder.ts";
import { readSetting } from "./read-setting.ts";
import type { TrainingJob } from "./training-job.ts";

const maxBytes = 10 * 1024 ** 3;

/** Puts the package of a script-mode job into its `/opt/ml/code`. */
export const unpackCode = async (
  job: TrainingJob,
  { s3, folder, signal }: { readonly s3: S3Client; readonly folder: JobFolder; readonly signal: AbortSignal },
): Promise<void> => {
  const { Environment, HyperParameters } = job;
  const source =
    readSetting(HyperParameters?.sagemaker_submit_directory) ?? Environment?.SAGEMAKER_SUBMIT_DIRECTORY;
  const code = join(folder.base, "code");
  if (source === undefined) return;
  // A container without network finds its package in a channel.
  if (!source.startsWith("s3://") && source.endsWith(".tar.gz")) {
    await extractArchive(createReadStream(folder.locate(source)), { folder: code, maxBytes, signal });
    return;
  }
  if (!source.startsWith("s3://")) {
    if (folder.locate(source) !== code) await cp(folder.locate(source), code, { recursive: true });
    return;
  }
  const { bucket, key } = parseS3Url(source);
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
      abortSignal: signal,
    });
    await extractArchive(Body as Readable, { folder: code, maxBytes, signal });
  } catch (error) {
    throw new Error(`ClientError: the code package "${source}" cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
};
