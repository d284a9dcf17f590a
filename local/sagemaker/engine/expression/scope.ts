import type { ParameterValue } from "../definition/resolve-parameters.ts";

/** What an expression may read. */
export type Scope = {
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  /** `Execution.` variables. */
  readonly execution: Readonly<Record<string, string>>;
  /** `PipelineExperimentConfig.` variables. */
  readonly experiment: Readonly<Record<string, unknown>>;
  /** What a finished step may be asked for. */
  readonly propertiesOf: (step: string) => unknown;
  /** Where a step's property file lies in S3. */
  readonly propertyFileOf: (step: string, name: string) => string;
  readonly readText: (url: string) => Promise<string>;
};
