/** One finding about a config, addressed to its author; it says where, what is wrong and what to do. */
export type Diagnostic = {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** "owner/name". */
  readonly repository?: string;
  /** Path inside the repository. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** Where in the document, e.g. `conf.models.churn.train.image_uri`. */
  readonly path?: string;
  /** The offending value. */
  readonly value?: unknown;
};
