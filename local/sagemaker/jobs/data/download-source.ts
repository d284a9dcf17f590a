import { mkdir } from "node:fs/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";
import { downloadObject } from "./download-object.ts";
import { listKeys } from "./list-keys.ts";
import { nameInFolder } from "./name-in-folder.ts";
import { readManifest } from "./read-manifest.ts";

export type Source = {
  readonly uri: string;
  readonly dataType?: string | undefined;
  readonly folder: string;
  /** The role that the message names where nothing is found. */
  readonly role: string;
  readonly signal: AbortSignal;
};

type Item = { readonly bucket: string; readonly key: string; readonly name: string };

const nothingFound = (uri: string, bucket: string, role: string): Error =>
  new Error(
    `ClientError: No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists, that objects exist under that S3 prefix, and that the role "${role}" has "s3:ListBucket" permissions on bucket "${bucket}".`,
  );

const itemsUnder = async (s3: S3Client, uri: string): Promise<Item[]> => {
  const { bucket, key: prefix } = parseS3Url(uri);
  const keys = await listKeys(s3, uri).catch((error: Error) => {
    if (error.name === "NoSuchBucket") return [];
    throw error;
  });
  return keys.map((key) => ({ bucket, key, name: nameInFolder(key, prefix) }));
};

const itemsOf = (s3: S3Client, { uri, dataType = "S3Prefix" }: Source): Promise<Item[]> => {
  if (dataType === "S3Prefix") return itemsUnder(s3, uri);
  if (dataType === "ManifestFile") return readManifest(s3, uri);
  throw new Error(
    `ClientError: the S3 data type "${dataType}" cannot be used here: use S3Prefix or ManifestFile`,
  );
};

/** Downloads what a job's input names into a folder of its own. */
export const downloadSource = async (s3: S3Client, source: Source): Promise<void> => {
  const { uri, folder, role, signal } = source;
  await mkdir(folder, { recursive: true });
  const items = await itemsOf(s3, source);
  if (items.length === 0) throw nothingFound(uri, parseS3Url(uri).bucket, role);
  for (const item of items) await downloadObject(s3, { ...item, folder, signal });
};
