export type Artifact = { readonly etag: string; readonly size: number };

/** Model artifacts: written once by jobs, copied once below the multi-model prefix, never changed. */
export interface ArtifactStore {
  /** Examines an object by S3 URI; undefined when it is not there. */
  examine(uri: string): Promise<Artifact | undefined>;
  /** Copies the examined object to `key` unless that exists; either way `key` holds it afterwards. */
  copyOnce(source: { readonly uri: string; readonly etag: string }, key: string): Promise<void>;
}
