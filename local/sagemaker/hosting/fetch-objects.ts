import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { ArtifactUnavailable } from "./artifact-unavailable.ts";
import type { S3Location } from "./parse-s3-url.ts";
import { resolveMember } from "./resolve-member.ts";

type Fetch = {
  readonly s3: S3Client;
  readonly location: S3Location;
  readonly folder: string;
  readonly signal: AbortSignal;
};

const listKeys = async ({ s3, location: { bucket, key }, signal }: Fetch): Promise<string[]> => {
  const keys: string[] = [];
  const pages = paginateListObjectsV2(
    { client: s3 },
    { Bucket: bucket, Prefix: key },
    { abortSignal: signal },
  );
  for await (const { Contents = [] } of pages) {
    for (const { Key } of Contents) if (Key && !Key.endsWith("/")) keys.push(Key);
  }
  return keys;
};

const download = async ({ s3, location, folder, signal }: Fetch, key: string): Promise<void> => {
  const path = resolveMember(folder, key.slice(location.key.lastIndexOf("/") + 1));
  await mkdir(dirname(path), { recursive: true });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: location.bucket, Key: key }), {
    abortSignal: signal,
  });
  await pipeline(Body as Readable, createWriteStream(path), { signal });
};

/** Downloads every object below a prefix into a folder, as uncompressed model data is kept. */
export const fetchObjects = async (fetch: Fetch): Promise<void> => {
  const { bucket, key } = fetch.location;
  const keys = await listKeys(fetch);
  if (keys.length === 0) {
    throw new ArtifactUnavailable(
      `Failed to download model data(bucket: ${bucket}, key: ${key}): nothing is there.`,
      undefined,
    );
  }
  await mkdir(fetch.folder, { recursive: true });
  for (const found of keys) await download(fetch, found);
};
