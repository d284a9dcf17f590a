import { checksumMembers } from "../checksum/checksum-members.ts";
import { isNotModified } from "../conditions/is-not-modified.ts";
import { objectOf } from "../object-of.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidArgument } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import type { ObjectPart, StoredObject } from "../storage/stored-object.ts";
import { toXml, type XmlValue } from "../xml/to-xml.ts";

const KNOWN = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"] as const;
const LARGEST_PAGE = 1000;

const wantedOf = ({ headers }: S3Call): ReadonlySet<string> => {
  const wanted = (headers["x-amz-object-attributes"] ?? "").split(",").map((name) => name.trim());
  if (wanted.some((name) => !KNOWN.includes(name as (typeof KNOWN)[number])))
    throw invalidArgument("Invalid attribute name specified.", { ArgumentName: "x-amz-object-attributes" });
  return new Set(wanted);
};

const partEntry = ({ number, size, checksum }: ObjectPart): XmlValue => ({
  PartNumber: number,
  Size: size,
  ...(checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value } : {}),
});

const partsPage = ({ headers }: S3Call, parts: readonly ObjectPart[]): XmlValue => {
  const marker = Number(headers["x-amz-part-number-marker"] ?? 0);
  const limit = Math.min(Number(headers["x-amz-max-parts"] ?? LARGEST_PAGE), LARGEST_PAGE);
  const rest = parts.filter(({ number }) => number > marker);
  const page = rest.slice(0, limit);
  return {
    PartsCount: parts.length,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: page.length < rest.length,
    Part: page.map(partEntry),
  };
};

const members = (call: S3Call, object: StoredObject): Readonly<Record<string, XmlValue>> => ({
  ETag: object.etag,
  Checksum: checksumMembers(object.checksum),
  ObjectParts: object.parts && partsPage(call, object.parts),
  StorageClass: object.placement["x-amz-storage-class"] ?? "STANDARD",
  ObjectSize: object.size,
});

/** GetObjectAttributes. */
export const getObjectAttributes: S3Operation = (call, { store }) => {
  const wanted = wantedOf(call);
  const object = objectOf(store, call);
  const headers = { "last-modified": new Date(object.lastModified).toUTCString() };
  if (isNotModified(call.headers, object)) return { status: 304, headers };
  const chosen = Object.entries(members(call, object)).filter(([name]) => wanted.has(name));
  return {
    status: 200,
    headers,
    body: toXml("GetObjectAttributesResponse", Object.fromEntries(chosen)),
  };
};
