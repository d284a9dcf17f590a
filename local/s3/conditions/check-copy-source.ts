import type { S3Call } from "../s3-call.ts";
import { preconditionFailed } from "../s3-errors.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { matchesEtag } from "./matches-etag.ts";
import { modifiedSince } from "./modified-since.ts";

const PREFIX = "x-amz-copy-source-if-";

const failedCondition = (headers: S3Call["headers"], source: StoredObject): string | undefined => {
  const match = headers[`${PREFIX}match`];
  const noneMatch = headers[`${PREFIX}none-match`];
  const unmodified = headers[`${PREFIX}unmodified-since`];
  const modified = headers[`${PREFIX}modified-since`];
  if (match !== undefined && !matchesEtag(match, source.etag)) return "match";
  if (match === undefined && modifiedSince(unmodified, source.lastModified) === true)
    return "unmodified-since";
  if (noneMatch !== undefined && matchesEtag(noneMatch, source.etag)) return "none-match";
  if (modifiedSince(modified, source.lastModified) === false) return "modified-since";
  return undefined;
};

/** Refuses a copy whose source is not as the client requires. */
export const checkCopySource = (headers: S3Call["headers"], source: StoredObject): void => {
  const failed = failedCondition(headers, source);
  if (failed) throw preconditionFailed({ Condition: PREFIX + failed });
};
