import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { parseS3Url } from "../../hosting/parse-s3-url.ts";

/** The keys below an `s3://bucket/prefix`, in order; the markers that stand for folders are left out. */
export const listKeys = async (s3: S3Client, url: string): Promise<string[]> => {
  const { bucket, key } = parseS3Url(url);
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: key, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key && !Key.endsWith("/") ? [Key] : [])));
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token);
  return keys;
};
