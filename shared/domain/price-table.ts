/** What an hour of an instance costs. */
export type PriceTable = {
  /** When the prices were read, such as `2025-01`. */
  readonly asOf: string;
  readonly region: string;
  readonly currency: string;
  /** By instance type, as SageMaker names it. */
  readonly hourly: Readonly<Record<string, number>>;
};
