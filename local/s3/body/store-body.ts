import type { ChecksumAlgorithm } from "../checksum/checksum-algorithm.ts";
import type { S3Call } from "../s3-call.ts";
import { entityTooLarge, missingContentLength } from "../s3-errors.ts";
import type { Blobs } from "../storage/open-blobs.ts";
import type { Slice } from "../storage/slice.ts";
import { expectationsOf } from "./expectations.ts";
import { type Received, receiveBody } from "./receive-body.ts";

export type StoredBody = Received & { readonly slices: readonly Slice[] };

/** The most that one request may carry. */
export const LARGEST_BODY = 5 * 1024 ** 3;

/** Streams a request's body to disk, checked; the caller holds its bytes. */
export const storeBody = async (
  call: S3Call,
  blobs: Blobs,
  algorithm?: ChecksumAlgorithm,
): Promise<StoredBody> => {
  const { size } = expectationsOf(call);
  if (size === undefined || !Number.isSafeInteger(size)) throw missingContentLength();
  if (size > LARGEST_BODY) throw entityTooLarge({ ProposedSize: size, MaxSizeAllowed: LARGEST_BODY });
  const { slices, result } = await blobs.write((append) =>
    receiveBody(call, { algorithm, limit: LARGEST_BODY, append }),
  );
  return { ...result, slices };
};
