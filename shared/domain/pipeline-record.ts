/** One revision of a pipeline: which definition, from which commit of the anchor or of the repository that changed it. */
export type PipelineRevision = {
  /** SHA-256 of the canonical definition. */
  readonly digest: string;
  readonly repository: string;
  readonly commit: string;
  /** The project's generation that made it. */
  readonly generation: number;
};

/** A pipeline as declared and as applied. */
export type PipelineRecord = {
  readonly name: string;
  readonly project: string;
  readonly anchor: { readonly repository: string; readonly path: string };
  /** Which repository's commit each commit parameter of an execution carries. */
  readonly commitParameters: Readonly<Record<string, string>>;
  readonly desired: PipelineRevision;
  readonly applied?: PipelineRevision;
};
