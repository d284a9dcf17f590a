import { mkdir, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { ArchiveError } from "./archive-error.ts";
import { ArtifactUnavailable } from "./artifact-unavailable.ts";
import { extractArchive } from "./extract-archive.ts";
import type { S3Location } from "./parse-s3-url.ts";

type Fetch = {
  readonly s3: S3Client;
  readonly location: S3Location;
  readonly folder: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

const isMissing = (error: unknown): boolean => {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return [400, 403, 404].includes($metadata?.httpStatusCode ?? 0);
};

const open = async ({ s3, location: { bucket, key }, signal }: Fetch): Promise<Readable> => {
  try {
    const command = new GetObjectCommand({ Bucket: bucket, Key: key });
    const { Body } = await s3.send(command, { abortSignal: signal });
    return Body as Readable;
  } catch (error) {
    if (!isMissing(error)) throw error;
    const message =
      `Failed to download model data(bucket: ${bucket}, key: ${key}). Please ensure that there is an object located at the URL` +
      " and that the role passed to CreateModel has permissions to download the model.";
    throw new ArtifactUnavailable(message, error);
  }
};

const refused = ({ bucket, key }: S3Location, error: ArchiveError): ArtifactUnavailable => {
  const advice = error.isTooLarge
    ? "The model data archive is too large. Please reduce the size of the model data archive or use a larger volume"
    : "Please ensure that the object located at the URL is a valid tar.gz archive";
  const message = `Failed to extract model data archive(bucket: ${bucket}, key: ${key}). ${advice} (${error.message}).`;
  return new ArtifactUnavailable(message, error);
};

/** Downloads an archive and unpacks it into a folder, whole or not at all; gives its size on disk. */
export const fetchArchive = async (fetch: Fetch): Promise<number> => {
  const source = await open(fetch);
  try {
    await mkdir(fetch.folder, { recursive: true });
    return await extractArchive(source, fetch);
  } catch (error) {
    source.destroy();
    await rm(fetch.folder, { recursive: true, force: true });
    throw error instanceof ArchiveError ? refused(fetch.location, error) : error;
  }
};
