import { keyEncoding } from "../listing/key-encoding.ts";
import { listKeys } from "../listing/list-keys.ts";
import { pageSize } from "../listing/page-size.ts";
import { rollUp } from "../listing/roll-up.ts";
import { owner } from "../owner.ts";
import type { S3Operation } from "../s3-system.ts";
import { compareKeys } from "../storage/compare-keys.ts";
import type { StoredUpload } from "../storage/stored-upload.ts";
import { toXml, type XmlValue } from "../xml/to-xml.ts";

const given = (query: URLSearchParams, name: string): string => query.get(name) ?? "";

/** Several uploads may share a key, so the place to go on from is a key and an upload. */
const remaining = (all: readonly StoredUpload[], query: URLSearchParams): readonly StoredUpload[] => {
  const [key, id] = [given(query, "key-marker"), given(query, "upload-id-marker")];
  const grouping = { prefix: given(query, "prefix"), delimiter: given(query, "delimiter") };
  if (key === "") return all;
  return all.filter((upload) => {
    const order = compareKeys(upload.key, key);
    const isAfter = order > 0 || (order === 0 && id !== "" && compareKeys(upload.id, id) > 0);
    return isAfter && (id !== "" || rollUp(upload.key, grouping) !== key);
  });
};

const entry = (upload: StoredUpload, encode: (key: string) => string, accountId: string): XmlValue => ({
  Key: encode(upload.key),
  UploadId: upload.id,
  Initiator: owner(accountId),
  Owner: owner(accountId),
  StorageClass: upload.placement["x-amz-storage-class"] ?? "STANDARD",
  Initiated: new Date(upload.initiated).toISOString(),
  ChecksumAlgorithm: upload.isChecksumAsked ? upload.checksum.algorithm : undefined,
  ChecksumType: upload.isChecksumAsked ? upload.checksum.type : undefined,
});

/** ListMultipartUploads. */
export const listMultipartUploads: S3Operation = (call, { store, accountId }) => {
  const { query } = call;
  const encode = keyEncoding(call);
  const [prefix, delimiter] = [given(query, "prefix"), given(query, "delimiter")];
  const limit = pageSize(call, "max-uploads");
  const all = remaining(store.bucket(call.bucket).uploads.all(), query);
  const { items, prefixes, next } = listKeys(all, ({ key }) => key, { prefix, delimiter, after: "", limit });
  const last = items.at(-1);
  return {
    status: 200,
    body: toXml("ListMultipartUploadsResult", {
      Bucket: call.bucket,
      KeyMarker: encode(given(query, "key-marker")),
      UploadIdMarker: given(query, "upload-id-marker"),
      NextKeyMarker: next === undefined ? undefined : encode(next),
      NextUploadIdMarker: next !== undefined && last?.key === next ? last.id : undefined,
      Prefix: encode(prefix),
      Delimiter: delimiter === "" ? undefined : encode(delimiter),
      EncodingType: query.get("encoding-type") ?? undefined,
      MaxUploads: limit,
      IsTruncated: next !== undefined,
      Upload: items.map((upload) => entry(upload, encode, accountId)),
      CommonPrefixes: prefixes.map((rolled) => ({ Prefix: encode(rolled) })),
    }),
  };
};
