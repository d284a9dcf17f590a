import { AwsError } from "../../gateway/aws-error.ts";

/** Where an object, or a prefix of objects, lies in S3. */
export type S3Location = { readonly bucket: string; readonly key: string };

/** Reads an `s3://bucket/key` address; refuses any other. */
export const parseS3Url = (url: string): S3Location => {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(url) ?? [];
  if (!bucket || key === undefined) {
    throw new AwsError("ValidationException", `Invalid S3 URI "${url}": expected s3://bucket/key.`);
  }
  return { bucket, key };
};
