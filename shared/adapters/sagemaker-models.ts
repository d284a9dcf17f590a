import {
  InvokeEndpointCommand,
  ModelError,
  type SageMakerRuntimeClient,
  SageMakerRuntimeServiceException,
} from "@aws-sdk/client-sagemaker-runtime";
import type { InferenceOutcome, Models } from "../ports/models.ts";

// The service's text for an artifact that is not there; it is not part of its contract, so it is matched loosely.
const MISSING = /failed to download model data|no such model|model .* does not exist/i;

const explain = (error: unknown): InferenceOutcome => {
  if (error instanceof ModelError) {
    const { OriginalStatusCode: status = 500, OriginalMessage: message = "" } = error;
    return status === 0 || /timed out/i.test(error.message)
      ? { kind: "timeout" }
      : { kind: "model-error", status, message };
  }
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError"))
    return { kind: "timeout" };
  if (!(error instanceof SageMakerRuntimeServiceException)) throw error;
  switch (error.name) {
    case "ModelNotReadyException":
      return { kind: "loading" };
    case "ThrottlingException":
      return { kind: "throttled" };
    case "ValidationError":
      return MISSING.test(error.message) ? { kind: "missing" } : { kind: "refused", message: error.message };
    case "InternalFailure":
    case "ServiceUnavailable":
    case "InternalDependencyException":
      return { kind: "unavailable" };
    default:
      throw error;
  }
};

/** Models behind one multi-model endpoint. */
export const createSageMakerModels = (client: SageMakerRuntimeClient, endpoint: string): Models => ({
  infer: async ({ targetModel, body, contentType, accept, inferenceId }) => {
    try {
      const answer = await client.send(
        new InvokeEndpointCommand({
          EndpointName: endpoint,
          TargetModel: targetModel,
          Body: body,
          ContentType: contentType,
          InferenceId: inferenceId,
          ...(accept === undefined ? {} : { Accept: accept }),
        }),
      );
      return {
        kind: "answer",
        body: answer.Body ?? new Uint8Array(),
        contentType: answer.ContentType ?? "application/octet-stream",
      };
    } catch (error) {
      return explain(error);
    }
  },
});
