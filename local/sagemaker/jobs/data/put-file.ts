import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";

/** Makes a file an object, in one piece: a reader sees all of it or none. */
export const putFile = async (s3: S3Client, path: string, url: string): Promise<void> => {
  const { bucket, key } = parseS3Url(url);
  const { size } = await stat(path);
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: createReadStream(path), ContentLength: size }),
  );
};
