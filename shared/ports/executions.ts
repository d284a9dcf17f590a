export type Execution = {
  readonly arn: string;
  readonly pipeline: string;
  readonly status: "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";
  /** Values that the execution was started with. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** One step of an execution, as far as it has begun. */
export type ExecutionStep = {
  readonly name: string;
  readonly status: "Starting" | "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";
  /** ISO 8601. */
  readonly startedAt?: string;
  /** Why it failed, in its own words. */
  readonly failure?: string;
  /** The job, model or package that it made, which is where its log is. */
  readonly resource?: string;
};

/** SageMaker's pipeline executions, as they are now. */
export interface Executions {
  describe(arn: string): Promise<Execution | undefined>;
  /** The steps that have begun, the first first. */
  steps(arn: string): Promise<readonly ExecutionStep[]>;
}
