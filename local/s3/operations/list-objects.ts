import { keyEncoding } from "../listing/key-encoding.ts";
import { listKeys } from "../listing/list-keys.ts";
import { objectEntries } from "../listing/object-entries.ts";
import { pageSize } from "../listing/page-size.ts";
import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

const given = (query: URLSearchParams, name: string): string => query.get(name) ?? "";

/** ListObjects, the older form: the next page begins at a marker, named only where keys are rolled up. */
export const listObjects: S3Operation = (call, { store, accountId }) => {
  const { query } = call;
  const { objects } = store.bucket(call.bucket);
  const encode = keyEncoding(call);
  const selection = {
    prefix: given(query, "prefix"),
    delimiter: given(query, "delimiter"),
    after: given(query, "marker"),
    limit: pageSize(call, "max-keys"),
  };
  const { items, prefixes, next } = listKeys(objects.keys(), (key) => key, selection);
  return {
    status: 200,
    headers: { "x-amz-bucket-region": store.bucket(call.bucket).region },
    body: toXml("ListBucketResult", {
      Name: call.bucket,
      Prefix: encode(selection.prefix),
      Marker: encode(selection.after),
      Delimiter: selection.delimiter === "" ? undefined : encode(selection.delimiter),
      NextMarker: next === undefined || selection.delimiter === "" ? undefined : encode(next),
      MaxKeys: selection.limit,
      EncodingType: query.get("encoding-type") ?? undefined,
      IsTruncated: next !== undefined,
      ...objectEntries({ objects, keys: items, prefixes, encode, accountOfOwner: accountId }),
    }),
  };
};
