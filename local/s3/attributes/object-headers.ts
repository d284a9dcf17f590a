import type { S3Call } from "../s3-call.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { checkedHeader } from "./checked-header.ts";
import { CONTENT_HEADERS } from "./content-headers.ts";

const overrides = ({ query }: S3Call): Record<string, string> =>
  Object.fromEntries(
    CONTENT_HEADERS.flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === null ? [] : [[name, checkedHeader(name, value)]];
    }),
  );

/** What GET and HEAD answer of an object beside its bytes, with the request's overrides. */
export const objectHeaders = (call: S3Call, object: StoredObject): Record<string, string | number> => {
  const tagCount = Object.keys(object.tags).length;
  return {
    "accept-ranges": "bytes",
    etag: `"${object.etag}"`,
    "last-modified": new Date(object.lastModified).toUTCString(),
    ...object.metadata,
    ...object.placement,
    ...(tagCount > 0 ? { "x-amz-tagging-count": tagCount } : {}),
    ...overrides(call),
  };
};
