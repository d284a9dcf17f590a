import type { S3Call } from "../s3-call.ts";
import { preconditionFailed } from "../s3-errors.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { matchesEtag } from "./matches-etag.ts";
import { modifiedSince } from "./modified-since.ts";

const refuseUnlessWanted = (headers: S3Call["headers"], { etag, lastModified }: StoredObject): void => {
  const match = headers["if-match"];
  if (match !== undefined && !matchesEtag(match, etag)) throw preconditionFailed({ Condition: "If-Match" });
  // An ETag that matches outweighs the date.
  if (match === undefined && modifiedSince(headers["if-unmodified-since"], lastModified) === true)
    throw preconditionFailed({ Condition: "If-Unmodified-Since" });
};

/** Decides on a read's conditions: refuses with 412, or tells whether the client's copy is still good (304). */
export const isNotModified = (headers: S3Call["headers"], object: StoredObject): boolean => {
  refuseUnlessWanted(headers, object);
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) return matchesEtag(noneMatch, object.etag);
  return modifiedSince(headers["if-modified-since"], object.lastModified) === false;
};
