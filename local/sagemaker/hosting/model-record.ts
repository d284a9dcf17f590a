import type { ContainerDefinition, CreateModelInput } from "@aws-sdk/client-sagemaker";

/** A model as it is kept: the request, its ARN, and its containers with what their model packages say. */
export type ModelRecord = CreateModelInput & {
  readonly ModelName: string;
  readonly ModelArn: string;
  /** Epoch seconds. */
  readonly CreationTime: number;
  /** What runs: a model package's own containers in place of its name. */
  readonly Resolved: readonly ContainerDefinition[];
};
