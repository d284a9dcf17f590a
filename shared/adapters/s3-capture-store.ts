import { AwsClient } from "aws4fetch";
import type { CaptureStore } from "../ports/capture-store.ts";

export type S3CaptureOptions = {
  readonly bucket: string;
  /** AWS's own settings: region, credentials, and where S3 is if it is not AWS's. */
  readonly environment: NodeJS.ProcessEnv;
  /** A write that takes longer fails. */
  readonly patienceMilliseconds: number;
};

const originOf = (bucket: string, environment: NodeJS.ProcessEnv): string => {
  const { AWS_REGION = "us-east-1", AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = environment;
  const own = AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL;
  if (own !== undefined) return `${own.replace(/\/$/, "")}/${bucket}`;
  const domain = AWS_REGION.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://${bucket}.s3.${AWS_REGION}.${domain}`;
};

const clientOf = (environment: NodeJS.ProcessEnv): AwsClient => {
  const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_SESSION_TOKEN } = environment;
  return new AwsClient({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
    region: environment.AWS_REGION ?? "us-east-1",
    service: "s3",
    // Whoever writes tries again with the next inference.
    retries: 0,
  });
};

/** Captured inferences in a bucket, by one signed request each: the SDK's client of S3 alone is 180 kB to load. */
export const createS3CaptureStore = ({
  bucket,
  environment,
  patienceMilliseconds,
}: S3CaptureOptions): CaptureStore => {
  const client = clientOf(environment);
  const origin = originOf(bucket, environment);
  return {
    put: async (key, body) => {
      const response = await client.fetch(`${origin}/${key}`, {
        method: "PUT",
        body,
        headers: { "content-type": "application/jsonlines" },
        signal: AbortSignal.timeout(patienceMilliseconds),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`S3 answered ${response.status} to ${key}: ${text.slice(0, 500)}`);
    },
  };
};
