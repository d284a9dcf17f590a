import type { S3Call } from "../s3-call.ts";
import { noSuchKey, notImplemented, preconditionFailed } from "../s3-errors.ts";
import type { Condition } from "../storage/open-objects.ts";
import { matchesEtag } from "./matches-etag.ts";

/** What a put, a copy or a completed upload requires of the object that it replaces. */
export const writeCondition = ({ headers, key }: S3Call): Condition => {
  const match = headers["if-match"];
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined && noneMatch !== "*")
    throw notImplemented("A header you provided implies functionality that is not implemented", {
      Header: "If-None-Match",
      additionalMessage: "We don't accept the provided value of If-None-Match header for this API",
    });
  return (current) => {
    if (noneMatch !== undefined && current) throw preconditionFailed({ Condition: "If-None-Match" });
    if (match !== undefined && !current) throw noSuchKey({ Key: key });
    if (match !== undefined && current && !matchesEtag(match, current.etag))
      throw preconditionFailed({ Condition: "If-Match" });
  };
};
