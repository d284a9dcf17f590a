import {
  InvokeEndpointCommand,
  ModelError,
  type SageMakerRuntimeClient,
  SageMakerRuntimeServiceException,
} from "@aws-sdk/client-sagemaker-runtime";
import type { InferenceOutcome, Models } from "../ports/models.ts";

// The service's text for an artifact that is not there; it is not part of its contract, so it is matched loosely.
const MISSING = /failed to download model data|no such model|model .* does not exist/i;

// What sockets and name servers say of a connection that failed; an inference changes nothing, so it may be asked again.
// The SDK calls some of them TimeoutError and wraps others, so that only the text is left.
const BROKEN =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|socket hang up|did not establish a connection/;

const explainModelError = ({
  OriginalStatusCode: status = 500,
  OriginalMessage: text,
  message,
}: ModelError): InferenceOutcome =>
  status === 0 || (status >= 500 && /timed out/i.test(message))
    ? { kind: "timeout" }
    : { kind: "model-error", status, message: text ?? "" };

const explainRefusal = (error: SageMakerRuntimeServiceException): InferenceOutcome => {
  const { name, message } = error;
  const status = error.$metadata.httpStatusCode ?? 0;
  if (name === "ModelNotReadyException") return { kind: "loading" };
  if (name === "ValidationError")
    return MISSING.test(message) ? { kind: "missing" } : { kind: "refused", message };
  // A status that a proxy on the way may have given with a name that is no part of the API's model.
  if (/^Throttl|^TooManyRequests/.test(name) || status === 429) return { kind: "throttled" };
  if (status === 413) return { kind: "too-large" };
  if (status >= 500) return { kind: "unavailable" };
  return { kind: "refused", message: `${name}: ${message}` };
};

const isConnection = (error: Error): boolean =>
  BROKEN.test(`${error.message} ${"code" in error ? error.code : ""}`) ||
  ("syscall" in error && error.syscall === "connect");

const explain = (error: unknown): InferenceOutcome => {
  if (error instanceof ModelError) return explainModelError(error);
  if (error instanceof SageMakerRuntimeServiceException) return explainRefusal(error);
  if (!(error instanceof Error)) throw error;
  if (isConnection(error)) return { kind: "unavailable" };
  if (error.name === "TimeoutError" || error.name === "AbortError") return { kind: "timeout" };
  throw error;
};

/** Models behind one multi-model endpoint. */
export const createSageMakerModels = (client: SageMakerRuntimeClient, endpoint: string): Models => ({
  infer: async ({ targetModel, body, contentType, accept, inferenceId, traceparent, signal }) => {
    try {
      const answer = await client.send(
        new InvokeEndpointCommand({
          EndpointName: endpoint,
          TargetModel: targetModel,
          Body: body,
          ContentType: contentType,
          InferenceId: inferenceId,
          ...(accept === undefined ? {} : { Accept: accept }),
          // SageMaker strips every header that is not of its API; this one reaches the container.
          ...(traceparent === undefined ? {} : { CustomAttributes: `traceparent=${traceparent}` }),
        }),
        signal ? { abortSignal: signal } : {},
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
