import { noSuchKey, preconditionFailed } from "../s3-errors.ts";
import type { Condition } from "../storage/open-objects.ts";
import { matchesEtag } from "./matches-etag.ts";

/** What a delete requires of the object; without an ETag, nothing. */
export const deleteCondition =
  (key: string, etag: string | undefined): Condition =>
  (current) => {
    if (etag === undefined) return;
    if (!current && etag.trim() !== "*") throw noSuchKey({ Key: key });
    if (!current || !matchesEtag(etag, current.etag)) throw preconditionFailed({ Condition: "If-Match" });
  };
