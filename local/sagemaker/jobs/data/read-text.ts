import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";

/** The text of the object at an `s3://bucket/key`. */
export const readText = async (s3: S3Client, url: string): Promise<string> => {
  const { bucket, key } = parseS3Url(url);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? "";
};
