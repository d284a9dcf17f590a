/** One revision of a pipeline: which definition, from which commit of the anchor or of the repository that changed it. */
export type PipelineRevision = {
  /** SHA-256 of all that SageMaker is to be told of the pipeline. */
  readonly digest: string;
  readonly repository: string;
  readonly commit: string;
  /** The project's generation that made it. */
  readonly generation: number;
  /** When it was declared; ISO 8601. */
  readonly at: string;
};
