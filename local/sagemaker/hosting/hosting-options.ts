/** How the local hosting differs from AWS's; every limit defaults to AWS's own. */
export type HostingOptions = {
  /** The interpreter that models run in; `python3` where not given. */
  readonly python?: string;
  /**
   * Maps an image to a local command that serves SageMaker's container API on 127.0.0.1 at `SAGEMAKER_BIND_TO_PORT`.
   * Without a command, models run in the built-in Python container.
   */
  readonly containerCommand?: (image: string) => readonly string[] | undefined;
  /** How long an invocation waits for its model to load before it is told to come back. */
  readonly loadWaitSeconds?: number;
  /** How long a model may load in all. */
  readonly loadLimitSeconds?: number;
  /** How long a model may take for one answer. */
  readonly invocationTimeoutSeconds?: number;
  /** How long a container may take until it answers its health check. */
  readonly startLimitSeconds?: number;
  readonly maxBodyBytes?: number;
  /** How much memory the loaded models of an instance may take together; what its instance type has where not given. */
  readonly memoryBytes?: number;
  /** How much disk the unpacked models of an instance may take together. */
  readonly diskBytes?: number;
};
