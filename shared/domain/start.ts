/** What a pipeline execution is started with. */
export type Start = {
  readonly pipeline: string;
  /** The same token starts one execution, however often it is asked for. */
  readonly token: string;
  readonly displayName: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Runs only these steps, taking what they need of the others from an earlier execution. */
  readonly selection?: { readonly steps: readonly string[]; readonly sourceExecution?: string };
};
