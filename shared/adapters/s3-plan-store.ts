import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { PlanStore } from "../ports/plan-store.ts";

// The address dies with the function's own credentials, which live for some hours, whatever more is asked for.
const SECONDS = 12 * 3600;

/** Plans in a bucket, read by addresses that carry a signature. */
export const createS3PlanStore = (client: S3Client, bucket: string): PlanStore => ({
  keep: async (key, markdown) => {
    const object = { Bucket: bucket, Key: key };
    // As plain text: browsers show it, and run nothing in it.
    const ContentType = "text/plain; charset=utf-8";
    await client.send(new PutObjectCommand({ ...object, Body: markdown, ContentType }));
    return getSignedUrl(client, new GetObjectCommand(object), { expiresIn: SECONDS });
  },
});
