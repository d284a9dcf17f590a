import type { CreateEndpointConfigInput } from "@aws-sdk/client-sagemaker";

/** An endpoint configuration as it is kept: the request and its ARN. */
export type EndpointConfigRecord = CreateEndpointConfigInput & {
  readonly EndpointConfigName: string;
  readonly EndpointConfigArn: string;
  /** Epoch seconds. */
  readonly CreationTime: number;
};
