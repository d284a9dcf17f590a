import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";

type Download = {
  readonly bucket: string;
  readonly key: string;
  readonly folder: string;
  /** The file's name below the folder. */
  readonly name: string;
  readonly signal: AbortSignal;
};

/** Writes an object to a file below a folder; refuses a name that would leave it. */
export const downloadObject = async (s3: S3Client, download: Download): Promise<void> => {
  const { bucket, key, folder, name, signal } = download;
  const path = resolve(folder, `./${name}`);
  if (!path.startsWith(resolve(folder) + sep)) {
    throw new Error(`ClientError: the object "s3://${bucket}/${key}" has no place in the container`);
  }
  await mkdir(dirname(path), { recursive: true });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal: signal });
  await pipeline(Body as Readable, createWriteStream(path), { signal });
};
