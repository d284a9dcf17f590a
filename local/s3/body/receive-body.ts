import type { ChecksumAlgorithm } from "../checksum/checksum-algorithm.ts";
import { createDigest } from "../checksum/create-digest.ts";
import type { StoredChecksum } from "../checksum/stored-checksum.ts";
import type { S3Call } from "../s3-call.ts";
import {
  badDigest,
  entityTooLarge,
  incompleteBody,
  malformedTrailer,
  xAmzContentSha256Mismatch,
} from "../s3-errors.ts";
import type { Append } from "../storage/open-blobs.ts";
import { decodeAwsChunked } from "./decode-aws-chunked.ts";
import { type Expectations, expectationsOf } from "./expectations.ts";

export type Reception = {
  /** The checksum to keep; by default the one that the client sends, and S3's own where it sends none. */
  readonly algorithm?: ChecksumAlgorithm | undefined;
  readonly limit: number;
  readonly append: Append;
};

/** What was received, `md5` in hexadecimal. */
export type Received = { readonly size: number; readonly md5: string; readonly checksum: StoredChecksum };

type Trailers = Map<string, string>;
type Sums = ReadonlyMap<ChecksumAlgorithm, Buffer>;

const chunksOf = (call: S3Call, isFramed: boolean, trailers: Trailers): AsyncIterable<Buffer> => {
  // A refused body must leave the connection open, or the client would never read why.
  const chunks = call.request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  return isFramed ? decodeAwsChunked(chunks, (name, value) => trailers.set(name, value)) : chunks;
};

const checkSums = (sums: Sums, { md5, sha256, checksum }: Expectations, trailers: Trailers): void => {
  if (md5 !== undefined && sums.get("MD5")?.toString("base64") !== md5)
    throw badDigest("The Content-MD5 you specified did not match what we received.");
  if (sha256 !== undefined && sums.get("SHA256")?.toString("hex") !== sha256)
    throw xAmzContentSha256Mismatch();
  if (!checksum) return;
  const { algorithm, value = trailers.get(`x-amz-checksum-${algorithm.toLowerCase()}`) } = checksum;
  if (value === undefined) throw malformedTrailer();
  if (sums.get(algorithm)?.toString("base64") !== value)
    throw badDigest(`The ${algorithm} you specified did not match the calculated checksum.`);
};

const sumsNeeded = (expected: Expectations, kept: ChecksumAlgorithm): ReadonlySet<ChecksumAlgorithm> =>
  new Set<ChecksumAlgorithm>([
    "MD5",
    kept,
    ...(expected.checksum ? [expected.checksum.algorithm] : []),
    ...(expected.sha256 === undefined ? [] : (["SHA256"] as const)),
  ]);

/** Passes a request's body on as it arrives, and refuses it at its end where it is not what was promised. */
export const receiveBody = async (call: S3Call, reception: Reception): Promise<Received> => {
  const expected = expectationsOf(call);
  const algorithm = reception.algorithm ?? expected.checksum?.algorithm ?? "CRC64NVME";
  const digests = new Map([...sumsNeeded(expected, algorithm)].map((name) => [name, createDigest(name)]));
  const trailers: Trailers = new Map();
  let size = 0;
  for await (const chunk of chunksOf(call, expected.isFramed, trailers)) {
    size += chunk.length;
    if (size > reception.limit) throw entityTooLarge({ MaxSizeAllowed: reception.limit });
    for (const digest of digests.values()) digest.update(chunk);
    await reception.append(chunk);
  }
  if (expected.size !== undefined && size !== expected.size) throw incompleteBody();
  const sums: Sums = new Map([...digests].map(([name, digest]) => [name, digest.digest()]));
  checkSums(sums, expected, trailers);
  return {
    size,
    md5: sums.get("MD5")?.toString("hex") ?? "",
    checksum: { algorithm, type: "FULL_OBJECT", value: sums.get(algorithm)?.toString("base64") ?? "" },
  };
};
