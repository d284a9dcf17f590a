/** A source directory and the digest of the files that are packaged from it. */
export type SourceDigest = {
  readonly directory: string;
  /** Path, within the directory, of the requirements.txt to put at the package's root. */
  readonly requirements?: string;
  readonly digest: string;
};

/** What has been taken up of one branch of one repository. */
export type RepositoryHead = {
  readonly repository: string;
  readonly branch: string;
  readonly project: string;
  readonly commit: string;
  /** The text of `.slipway.yaml` and the blob that holds it; absent where there is none. */
  readonly settings?: { readonly blob: string; readonly text: string };
  /** The blob of each conf file by path: tells what changed without reading it. */
  readonly confs: Readonly<Record<string, string>>;
  /** The source directories of this repository that pipelines are made of, with the digest of what is packaged. */
  readonly sources: readonly SourceDigest[];
  /** The digest of every file that a pipeline may come to be made of; absent in what was recorded before it was kept. */
  readonly files?: string;
  /** `applying` until every pipeline runs as declared at `commit`. */
  readonly state: "applying" | "applied";
};
