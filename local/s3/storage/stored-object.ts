import type { StoredChecksum } from "../checksum/stored-checksum.ts";
import type { Slice } from "./slice.ts";

export type Headers = Readonly<Record<string, string>>;
export type Tags = Readonly<Record<string, string>>;

/** What a writer says of an object beside its bytes. */
export type Attributes = {
  /** Content headers and `x-amz-meta-*`, as they are answered; a copy takes them along. */
  readonly metadata: Headers;
  /** Encryption, storage class and redirect, which belong to one object and are not copied. */
  readonly placement: Headers;
  readonly tags: Tags;
};

export type ObjectPart = {
  readonly number: number;
  readonly size: number;
  readonly checksum?: StoredChecksum;
};

/** One object as it is kept; `etag` is without quotes, times are epoch milliseconds. */
export type StoredObject = Attributes & {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly lastModified: number;
  readonly checksum: StoredChecksum;
  readonly slices: readonly Slice[];
  /** Present where the object was uploaded in parts. */
  readonly parts?: readonly ObjectPart[];
};
