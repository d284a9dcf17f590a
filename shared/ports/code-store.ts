/** One file of a code package; `path` is relative to the package's root. */
export type PackageFile = {
  readonly path: string;
  readonly content: Uint8Array;
  readonly executable: boolean;
};

/** Content-addressed code for jobs, and revisions: a key that exists is never written again. */
export interface CodeStore {
  has(key: string): Promise<boolean>;
  putPackage(key: string, files: readonly PackageFile[]): Promise<void>;
  putText(key: string, text: string): Promise<void>;
  /** The text at a key; undefined where there is none. */
  text(key: string): Promise<string | undefined>;
}
