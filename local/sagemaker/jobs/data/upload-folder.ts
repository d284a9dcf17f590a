import type { S3Client } from "@aws-sdk/client-s3";
import { joinUrl } from "./join-url.ts";
import { listFiles } from "./list-files.ts";
import { putFile } from "./put-file.ts";

/** Uploads a folder's content below an `s3://bucket/prefix`, in the order of the names. */
export const uploadFolder = async (s3: S3Client, folder: string, url: string): Promise<void> => {
  for (const { name, path } of await listFiles(folder)) await putFile(s3, path, joinUrl(url, name));
};
