import { S3ServiceException } from "@aws-sdk/client-s3";

/** Whether S3 did not do it since a condition of the request does not hold. */
export const isRefused = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
