/** A JSON value in which `Get`, `Std:Join` and `Std:JsonGet` stand for others. */
export type Expression = unknown;

export type ParameterDefinition = {
  readonly Name: string;
  readonly Type: "String" | "Integer" | "Float" | "Boolean";
  readonly DefaultValue?: string | number | boolean;
  readonly EnumValues?: readonly string[];
};

export type PropertyFile = {
  readonly PropertyFileName: string;
  readonly OutputName: string;
  readonly FilePath: string;
};

export type CacheConfig = { readonly Enabled?: boolean; readonly ExpireAfter?: string };

export type RetryPolicy = {
  readonly ExceptionType: string | readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly ExpireAfterMin?: number;
};

export type StepDefinition = {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments?: Readonly<Record<string, Expression>>;
  readonly DependsOn?: readonly string[];
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly CacheConfig?: CacheConfig;
  readonly RetryPolicies?: readonly RetryPolicy[];
  readonly PropertyFiles?: readonly PropertyFile[];
  /** The members that only some types have: `FunctionArn`, `SqsQueueUrl`, `OutputParameters`. */
  readonly [member: string]: unknown;
};

/** Where a step of a branch belongs. */
export type Branch = { readonly condition: string; readonly outcome: "True" | "False" };

/** A step and the branch it is in, if any. */
export type StepNode = { readonly step: StepDefinition; readonly branch?: Branch };

/** A pipeline's definition with all its steps side by side. */
export type PipelineDefinition = {
  readonly parameters: readonly ParameterDefinition[];
  readonly experiment: Readonly<Record<string, Expression>>;
  /** By name, in the order of the definition; a branch's steps follow their condition. */
  readonly nodes: ReadonlyMap<string, StepNode>;
};
