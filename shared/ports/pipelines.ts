import type { Start } from "../domain/start.ts";

/** What a pipeline is in SageMaker, or is to become. */
export type Pipeline = {
  readonly name: string;
  /** The definition as JSON text. */
  readonly definition: string;
  readonly roleArn: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly maxParallelSteps?: number | undefined;
  readonly tags?: Readonly<Record<string, string>>;
};

/** What an update has to do away with. */
export type PipelineChange = {
  readonly live: Pipeline;
  /** Keys of tags that go. */
  readonly untag: readonly string[];
};

export type RunningExecution = { readonly arn: string; readonly displayName: string };

/** SageMaker's pipelines, to be brought to what is declared. */
export interface Pipelines {
  describe(name: string): Promise<Pipeline | undefined>;
  /** Creates the pipeline; two callers at once with the same `token` create one. */
  create(pipeline: Pipeline, token: string): Promise<void>;
  /** Updates what is live to what is given; tags that neither it nor `untag` names stay. */
  update(pipeline: Pipeline, change: PipelineChange): Promise<void>;
  /** Starts an execution and returns its ARN. */
  start(start: Start): Promise<string>;
  /** The executions that are going on, newest first. */
  running(name: string): Promise<readonly RunningExecution[]>;
  stop(arn: string, token: string): Promise<void>;
  /** Deletes the pipeline with its history; none is none already. */
  delete(name: string, token: string): Promise<void>;
}
