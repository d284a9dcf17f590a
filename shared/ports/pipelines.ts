/** What a pipeline is in SageMaker, or is to become. */
export type Pipeline = {
  readonly name: string;
  /** The definition as JSON text. */
  readonly definition: string;
  readonly roleArn: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly maxParallelSteps?: number;
  readonly tags?: Readonly<Record<string, string>>;
};

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

/** SageMaker's pipelines, to be brought to what is declared. */
export interface Pipelines {
  describe(name: string): Promise<Pipeline | undefined>;
  /** Creates the pipeline; two callers at once with the same `token` create one. */
  create(pipeline: Pipeline, token: string): Promise<void>;
  update(pipeline: Pipeline): Promise<void>;
  /** Starts an execution and returns its ARN. */
  start(start: Start): Promise<string>;
}
