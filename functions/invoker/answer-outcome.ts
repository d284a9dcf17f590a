import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { InferenceOutcome } from "../../shared/ports/models.ts";
import { problem } from "./problem.ts";

const TEXT = /^(text\/|application\/(json|jsonlines|xml|problem\+json))|\+(json|xml)\b/i;
const MESSAGE_LIMIT = 500;
const LOADING_SECONDS = "10";

/** The HTTP answer to what came of an inference. */
export const answerOutcome = (
  outcome: InferenceOutcome,
  headers: Readonly<Record<string, string>>,
): APIGatewayProxyStructuredResultV2 => {
  switch (outcome.kind) {
    case "answer": {
      const isText = TEXT.test(outcome.contentType);
      return {
        statusCode: 200,
        headers: { ...headers, "content-type": outcome.contentType },
        body: Buffer.from(outcome.body).toString(isText ? "utf8" : "base64"),
        isBase64Encoded: !isText,
      };
    }
    case "loading":
      return problem(503, "ModelLoading", "the model is being loaded; try again", {
        ...headers,
        "retry-after": LOADING_SECONDS,
      });
    case "missing":
      return problem(503, "ArtifactMissing", "the model's artifact cannot be loaded", headers);
    case "model-error":
      return outcome.status < 500
        ? problem(422, "ModelRefused", outcome.message.slice(0, MESSAGE_LIMIT), headers)
        : problem(502, "ModelFailed", "the model failed on this input", headers);
    case "refused":
      return problem(502, "EndpointRefused", "the endpoint refused the request", headers);
    case "throttled":
      return problem(429, "TooManyRequests", "the endpoint is busy; try again", {
        ...headers,
        "retry-after": "1",
      });
    case "timeout":
      return problem(504, "ModelTimeout", "the model did not answer in time", headers);
    case "unavailable":
      return problem(503, "EndpointUnavailable", "the endpoint cannot answer now; try again", {
        ...headers,
        "retry-after": "1",
      });
    default:
      return outcome satisfies never;
  }
};
