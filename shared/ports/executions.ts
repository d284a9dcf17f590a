export type Execution = {
  readonly arn: string;
  readonly pipeline: string;
  readonly status: "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";
  /** Values that the execution was started with. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** SageMaker's pipeline executions, as they are now. */
export interface Executions {
  describe(arn: string): Promise<Execution | undefined>;
  /** Why the execution failed, in the words of the first step that did. */
  failure(arn: string): Promise<string>;
}
