import type { Start } from "../domain/start.ts";

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

export type RunningExecution = { readonly arn: string; readonly displayName: string };

/** SageMaker's pipelines, to be brought to what is declared. */
export interface Pipelines {
  describe(name: string): Promise<Pipeline | undefined>;
  /** Creates the pipeline; two callers at once with the same `token` create one. */
  create(pipeline: Pipeline, token: string): Promise<void>;
  /** Updates everything that is given; tags that it does not name stay. */
  update(pipeline: Pipeline): Promise<void>;
  /** Starts an execution and returns its ARN. */
  start(start: Start): Promise<string>;
  /** The executions that are going on, newest first. */
  running(name: string): Promise<readonly RunningExecution[]>;
  stop(arn: string, token: string): Promise<void>;
  /** Deletes the pipeline with its history; none is none already. */
  delete(name: string, token: string): Promise<void>;
}
