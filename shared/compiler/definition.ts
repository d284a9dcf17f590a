import type { Json, JsonObject } from "./json.ts";

/** A parameter as the service declares it. */
export type DefinitionParameter = {
  readonly Name: string;
  readonly Type: "String" | "Integer" | "Float" | "Boolean";
  readonly DefaultValue?: string | number | boolean;
  readonly EnumValues?: readonly string[];
};

/** A step as the service reads it; some types carry further members. */
export type DefinitionStep = {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments: JsonObject;
  readonly DependsOn?: readonly string[];
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly CacheConfig?: { readonly Enabled: boolean; readonly ExpireAfter?: string };
  readonly RetryPolicies?: readonly JsonObject[];
  readonly PropertyFiles?: readonly JsonObject[];
  readonly [member: string]: Json | undefined | readonly JsonObject[] | readonly string[];
};

/** A pipeline in SageMaker's definition language. */
export type PipelineDefinition = {
  readonly Version: "2020-12-01";
  readonly Metadata: JsonObject;
  readonly Parameters: readonly DefinitionParameter[];
  readonly PipelineExperimentConfig: Json;
  readonly Steps: readonly DefinitionStep[];
};
