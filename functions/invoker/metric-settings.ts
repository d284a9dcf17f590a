/** Where the invoker's metrics go, and what they are told of. */
export type MetricSettings = {
  /** CloudWatch's namespace. */
  readonly namespace: string;
  /** Sets of dimensions; each is a metric of its own for each of its values, and is billed as one. */
  readonly dimensions: readonly (readonly ("group" | "version")[])[];
};
