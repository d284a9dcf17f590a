import { AwsError } from "../../gateway/aws-error.ts";
import type { SageMakerContext } from "../context.ts";

/** The endpoint that an error is about. */
export type FailedEndpoint = Pick<SageMakerContext, "region" | "accountId"> & {
  readonly endpointName: string;
};

const modelError = (status: number, message: string, endpoint: FailedEndpoint): AwsError => {
  const { region, accountId, endpointName } = endpoint;
  const group = `/aws/sagemaker/Endpoints/${endpointName}`;
  const side = status >= 400 && status < 500 ? "client" : "server";
  const url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logEventViewer:group=${group}`;
  return new AwsError(
    "ModelError",
    `Received ${side} error (${status}) from model with message "${message}". See ${url} in account ${accountId} for more information.`,
    424,
    {
      OriginalStatusCode: status,
      OriginalMessage: message,
      LogStreamArn: `arn:aws:logs:${region}:${accountId}:log-group:${group}`,
    },
  );
};

/** What InvokeEndpoint answers for whatever kept a model from answering. */
export const asRuntimeError = (error: unknown, endpoint: FailedEndpoint): AwsError => {
  if (error instanceof AwsError) return error;
  const { name, message, status, variantName } = error as Error & { status?: number; variantName?: string };
  if (name === "ModelFailure") return modelError(status ?? 0, message, endpoint);
  if (name === "ArtifactUnavailable") return new AwsError("ValidationError", message);
  if (name === "ContainerStartError") return new AwsError("ServiceUnavailable", message, 503);
  if (name !== "ModelNotReady") return new AwsError("InternalFailure", message, 500);
  const text = `Model for endpoint ${endpoint.endpointName} variant ${variantName} is not ready for inference yet.`;
  return new AwsError("ModelNotReadyException", text, 429);
};
