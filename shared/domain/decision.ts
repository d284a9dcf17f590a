/** A hint that a package was decided about; the registry tells what holds now. */
export type Decision = {
  readonly packageArn: string;
  /** What was decided, as far as the hint tells. */
  readonly approval?: string;
  /** Epoch milliseconds, as far as the hint tells; SageMaker's events tell whole seconds. */
  readonly decidedAt?: number;
};
