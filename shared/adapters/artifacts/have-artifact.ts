import { S3ServiceException } from "@aws-sdk/client-s3";
import { artifactUnavailable } from "../../domain/errors.ts";

// Not allowed, or in another region; S3 answers the first, too, for a key of encryption that it may not use.
const STATUSES = [301, 403];

const isUnavailable = (error: unknown): error is S3ServiceException =>
  error instanceof S3ServiceException &&
  (STATUSES.includes(error.$metadata.httpStatusCode ?? 0) || error.name.startsWith("KMS."));

/** Does something with an artifact; that it cannot be had is an error that says which, and what can be done about it. */
export const haveArtifact = async <T>(uri: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const { name, message, $metadata } = error;
    throw artifactUnavailable(uri, `S3 answers ${$metadata.httpStatusCode} (${name}: ${message})`, error);
  }
};
