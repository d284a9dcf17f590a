import type { S3Client } from "@aws-sdk/client-s3";
import { loadWhenUsed, type Remote } from "./load-when-used.ts";

/** A port on S3 whose adapter is loaded with the first call of it, and the client with it. */
export const loadOnS3 = <Port extends Remote<Port>>(load: (client: S3Client) => Promise<Port>): Port =>
  loadWhenUsed(async () => {
    const { createS3Client } = await import("./create-s3-client.ts");
    return load(createS3Client());
  });
