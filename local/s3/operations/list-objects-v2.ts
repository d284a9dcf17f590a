import { continuationToken, readContinuationToken } from "../listing/continuation-token.ts";
import { keyEncoding } from "../listing/key-encoding.ts";
import { listKeys } from "../listing/list-keys.ts";
import { objectEntries } from "../listing/object-entries.ts";
import { pageSize } from "../listing/page-size.ts";
import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

const given = (query: URLSearchParams, name: string): string => query.get(name) ?? "";

/** ListObjectsV2. */
export const listObjectsV2: S3Operation = (call, { store, accountId }) => {
  const { query } = call;
  const { objects } = store.bucket(call.bucket);
  const encode = keyEncoding(call);
  const token = query.get("continuation-token");
  const selection = {
    prefix: given(query, "prefix"),
    delimiter: given(query, "delimiter"),
    after: token === null ? given(query, "start-after") : readContinuationToken(token),
    limit: pageSize(call, "max-keys"),
  };
  const { items, prefixes, next } = listKeys(objects.keys(), (key) => key, selection);
  const accountOfOwner = query.get("fetch-owner") === "true" ? accountId : undefined;
  return {
    status: 200,
    headers: { "x-amz-bucket-region": store.bucket(call.bucket).region },
    body: toXml("ListBucketResult", {
      Name: call.bucket,
      Prefix: encode(selection.prefix),
      Delimiter: selection.delimiter === "" ? undefined : encode(selection.delimiter),
      StartAfter: query.has("start-after") ? encode(given(query, "start-after")) : undefined,
      ContinuationToken: token ?? undefined,
      NextContinuationToken: next === undefined ? undefined : continuationToken(next),
      KeyCount: items.length + prefixes.length,
      MaxKeys: selection.limit,
      EncodingType: query.get("encoding-type") ?? undefined,
      IsTruncated: next !== undefined,
      ...objectEntries({ objects, keys: items, prefixes, encode, accountOfOwner }),
    }),
  };
};
