import type { Combination } from "../checksum/combine-checksums.ts";
import type { StoredChecksum } from "../checksum/stored-checksum.ts";
import type { Slice } from "./slice.ts";
import type { Attributes } from "./stored-object.ts";

/** A multipart upload that is under way; its parts are kept apart. */
export type StoredUpload = Attributes & {
  readonly id: string;
  readonly key: string;
  readonly initiated: number;
  readonly checksum: Combination;
  /** Whether the client asked for this checksum; S3 adds one of its own otherwise, and then does not speak of it. */
  readonly isChecksumAsked: boolean;
};

/** One uploaded part; `etag` is the MD5 of its bytes. */
export type StoredPart = {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
  readonly lastModified: number;
  readonly checksum: StoredChecksum;
  readonly slices: readonly Slice[];
};
