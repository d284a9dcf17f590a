import type { S3Client } from "@aws-sdk/client-s3";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";
import { readText } from "./read-text.ts";

type Item = { readonly bucket: string; readonly key: string; readonly name: string };

/** SageMaker joins prefix and name as they are; other tools leave the slash between them out. */
const withSlash = (prefix: string): string => (prefix.endsWith("/") ? prefix : `${prefix}/`);

const isManifest = (value: unknown): value is [{ prefix: string }, ...string[]] =>
  Array.isArray(value) &&
  typeof value[0]?.prefix === "string" &&
  value.slice(1).every((name) => typeof name === "string");

/** The objects that a manifest names: `[{"prefix": "s3://bucket/folder/"}, "name", ...]`. */
export const readManifest = async (s3: S3Client, url: string): Promise<Item[]> => {
  const manifest: unknown = JSON.parse(await readText(s3, url));
  if (!isManifest(manifest)) {
    throw new Error(`ClientError: the manifest "${url}" is not a list of a prefix and names`);
  }
  const [{ prefix }, ...names] = manifest;
  const { bucket, key } = parseS3Url(withSlash(prefix));
  return names.map((name) => ({ bucket, key: key + name, name }));
};
