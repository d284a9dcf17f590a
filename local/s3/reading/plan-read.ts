import { objectHeaders } from "../attributes/object-headers.ts";
import { checksumHeaders } from "../checksum/checksum-headers.ts";
import type { StoredChecksum } from "../checksum/stored-checksum.ts";
import { isNotModified } from "../conditions/is-not-modified.ts";
import type { S3Answer } from "../s3-answer.ts";
import type { S3Call } from "../s3-call.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { partRange } from "./part-range.ts";
import { type ByteRange, requestedRange } from "./requested-range.ts";

/** The answer to a read, and which of the object's bytes belong to it. */
export type ReadPlan = { readonly answer: Omit<S3Answer, "body">; readonly range: ByteRange };

type Wanted = {
  readonly range: ByteRange;
  readonly isPartial: boolean;
  readonly checksum: StoredChecksum | undefined;
  readonly partCount?: number | undefined;
};

const wantedOf = ({ query, headers }: S3Call, object: StoredObject): Wanted => {
  const number = query.get("partNumber");
  if (number !== null) {
    const { range, part } = partRange(object, number);
    return { range, isPartial: object.size > 0, checksum: part.checksum, partCount: object.parts?.length };
  }
  const range = requestedRange(headers.range, object.size);
  return range
    ? { range, isPartial: true, checksum: undefined }
    : { range: { start: 0, end: object.size }, isPartial: false, checksum: object.checksum };
};

/** Decides what a GET or HEAD is answered, conditions and ranges included. */
export const planRead = (call: S3Call, object: StoredObject): ReadPlan => {
  const about = objectHeaders(call, object);
  if (isNotModified(call.headers, object)) {
    const { etag, "last-modified": lastModified } = about;
    return {
      answer: { status: 304, headers: { etag, "last-modified": lastModified } },
      range: { start: 0, end: 0 },
    };
  }
  const { range, isPartial, checksum, partCount } = wantedOf(call, object);
  const isChecked = call.headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED";
  const headers = {
    ...about,
    ...(isChecked ? checksumHeaders(checksum) : {}),
    "content-length": range.end - range.start,
    "content-range": isPartial ? `bytes ${range.start}-${range.end - 1}/${object.size}` : undefined,
    "x-amz-mp-parts-count": partCount,
  };
  return { answer: { status: isPartial ? 206 : 200, headers }, range };
};
