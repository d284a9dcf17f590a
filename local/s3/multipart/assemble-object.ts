import { combineChecksums } from "../checksum/combine-checksums.ts";
import { multipartEtag } from "../checksum/multipart-etag.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import type { StoredPart, StoredUpload } from "../storage/stored-upload.ts";

/** The object that an upload's parts become: their bytes stay where they are. */
export const assembleObject = (
  { key, metadata, placement, tags, checksum }: StoredUpload,
  parts: readonly StoredPart[],
  lastModified: number,
): StoredObject => ({
  key,
  metadata,
  placement,
  tags,
  lastModified,
  size: parts.reduce((sum, { size }) => sum + size, 0),
  etag: multipartEtag(parts),
  checksum: combineChecksums(
    parts.map((part) => ({ value: part.checksum.value, size: part.size })),
    checksum,
  ),
  slices: parts.flatMap(({ slices }) => slices),
  parts: parts.map(({ number, size, checksum: { value } }) => ({
    number,
    size,
    checksum: { ...checksum, value },
  })),
});
