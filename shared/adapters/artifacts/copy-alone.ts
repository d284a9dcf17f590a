import { S3ServiceException } from "@aws-sdk/client-s3";
import { createPause } from "../create-pause.ts";

const ATTEMPTS = 3;

const isConflict = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 409;

const pause = createPause();

/** Copies, and tries again where another copy of the same key was under way: it may have come to nothing. */
export const copyAlone = async (copy: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await copy();
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
      await pause(attempt);
    }
};
