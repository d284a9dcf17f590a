/** A checksum over all of an object's bytes, as S3 keeps it. */
export type Checksum = { readonly algorithm: "CRC32" | "CRC32C" | "CRC64NVME"; readonly value: string };

export type Artifact = {
  readonly etag: string;
  readonly size: number;
  /** Absent where none over all bytes is known. */
  readonly checksum?: Checksum;
};

/** An artifact to copy, as it was examined, and what its copy is to say of itself. */
export type ArtifactSource = Artifact & {
  readonly uri: string;
  readonly lineage?: Readonly<Record<string, string>>;
};

/** What lies below the multi-model prefix. */
export type StoredArtifact = {
  readonly key: string;
  readonly size: number;
  /** ISO 8601. */
  readonly writtenAt: string;
};

/** Model artifacts: written once by jobs, copied once below the multi-model prefix, never changed. */
export interface ArtifactStore {
  /** Examines an object by S3 URI; undefined when it is not there. */
  examine(uri: string): Promise<Artifact | undefined>;
  /** Copies the examined object to `key` unless that exists; either way `key` holds its bytes afterwards. */
  copyOnce(source: ArtifactSource, key: string): Promise<void>;
  /** Every object below the prefix. */
  list(): Promise<readonly StoredArtifact[]>;
  /** Deletes what `key` holds, if anything. */
  remove(key: string): Promise<void>;
}
