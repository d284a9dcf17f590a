import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { S3Client } from "@aws-sdk/client-s3";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { FunctionSpec } from "../../functions/function-spec.ts";
import type { Role } from "../../identity/role.ts";

/** What a deployment acts on: the services' own APIs, and functions by their packages. */
export type Services = {
  readonly dynamodb: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly s3: S3Client;
  readonly sagemaker: SageMakerClient;
  readonly secrets: SecretsManagerClient;
  readonly createQueue: (name: string) => Promise<void> | void;
  readonly deployFunction: (spec: FunctionSpec) => Promise<void>;
  /** Holds callers to what their roles allow; tables by what they are partitioned by, which conditions ask about. */
  readonly enforce: (roles: readonly Role[], partitionKeys: ReadonlyMap<string, string>) => void;
};
