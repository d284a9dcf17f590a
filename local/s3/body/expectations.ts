import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm } from "../checksum/checksum-algorithm.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidDigest, invalidRequest, notImplemented } from "../s3-errors.ts";

/** What a client promised of the body that it sends. */
export type Expectations = {
  readonly isFramed: boolean;
  readonly size: number | undefined;
  readonly md5: string | undefined;
  readonly sha256: string | undefined;
  /** Its value comes with the headers, or behind the body. */
  readonly checksum:
    | { readonly algorithm: ChecksumAlgorithm; readonly value: string | undefined }
    | undefined;
};

const PREFIX = "x-amz-checksum-";
const NOT_VALUES: ReadonlySet<string> = new Set(["algorithm", "mode", "type"]);

const algorithmOf = (header: string): ChecksumAlgorithm => {
  const name = header.slice(PREFIX.length).toUpperCase();
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (!algorithm) throw notImplemented(`the checksum ${name} is not served here`, { Header: header });
  return algorithm;
};

const checksumOf = (headers: S3Call["headers"]): Expectations["checksum"] => {
  const given = Object.keys(headers).filter(
    (name) => name.startsWith(PREFIX) && !NOT_VALUES.has(name.slice(PREFIX.length)),
  );
  const trailing = (headers["x-amz-trailer"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name.startsWith(PREFIX));
  const [name, ...more] = [...given, ...trailing];
  if (more.length > 0)
    throw invalidRequest(
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  return name === undefined ? undefined : { algorithm: algorithmOf(name), value: headers[name] };
};

const md5Of = (headers: S3Call["headers"]): string | undefined => {
  const md5 = headers["content-md5"];
  if (md5 !== undefined && Buffer.from(md5, "base64").length !== 16)
    throw invalidDigest({ "Content-MD5": md5 });
  return md5;
};

/** Reads what the headers promise of the body. */
export const expectationsOf = ({ headers }: S3Call): Expectations => {
  const payload = headers["x-amz-content-sha256"] ?? "";
  const isFramed =
    payload.startsWith("STREAMING-") || (headers["content-encoding"] ?? "").includes("aws-chunked");
  const size = isFramed ? headers["x-amz-decoded-content-length"] : headers["content-length"];
  return {
    isFramed,
    size: size === undefined ? undefined : Number(size),
    md5: md5Of(headers),
    sha256: /^[0-9a-f]{64}$/.test(payload) ? payload : undefined,
    checksum: checksumOf(headers),
  };
};
