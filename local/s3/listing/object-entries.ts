import { owner } from "../owner.ts";
import type { Objects } from "../storage/open-objects.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import type { XmlValue } from "../xml/to-xml.ts";

export type Page = {
  readonly objects: Objects;
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  readonly encode: (key: string) => string;
  /** Named with each object where the client wants owners. */
  readonly accountOfOwner: string | undefined;
};

const entry = (object: StoredObject, { encode, accountOfOwner }: Page): XmlValue => ({
  Key: encode(object.key),
  LastModified: new Date(object.lastModified).toISOString(),
  ETag: `"${object.etag}"`,
  ChecksumAlgorithm: object.checksum.algorithm,
  ChecksumType: object.checksum.type,
  Size: object.size,
  StorageClass: object.placement["x-amz-storage-class"] ?? "STANDARD",
  Owner: accountOfOwner === undefined ? undefined : owner(accountOfOwner),
});

/** How a listing shows its page of objects and common prefixes. */
export const objectEntries = (page: Page): Readonly<Record<string, XmlValue>> => ({
  Contents: page.keys.flatMap((key) => {
    const object = page.objects.get(key);
    return object ? [entry(object, page)] : [];
  }),
  CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: page.encode(prefix) })),
});
