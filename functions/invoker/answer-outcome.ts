import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { InferenceOutcome } from "../../shared/ports/models.ts";
import { encodeAnswer } from "./encode-answer.ts";
import { problem } from "./problem.ts";

type Options = {
  readonly headers: Readonly<Record<string, string>>;
  readonly acceptEncoding: string | undefined;
};

const MESSAGE_LIMIT = 500;
const LOADING_SECONDS = "10";
const BUSY_SECONDS = "1";

/** The HTTP answer to what came of an inference. */
export const answerOutcome = async (
  outcome: InferenceOutcome,
  { headers, acceptEncoding }: Options,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const retryAfter = (seconds: string) => ({ headers: { ...headers, "retry-after": seconds } });
  switch (outcome.kind) {
    case "answer": {
      const { body: bytes, contentType } = outcome;
      const encoded = await encodeAnswer({ bytes, contentType, acceptEncoding });
      return encoded
        ? { statusCode: 200, ...encoded, headers: { ...headers, ...encoded.headers } }
        : problem("AnswerTooLarge", { headers });
    }
    case "loading":
      return problem("ModelLoading", retryAfter(LOADING_SECONDS));
    case "missing":
      return problem("ArtifactMissing", { headers });
    case "model-error":
      return outcome.status >= 400 && outcome.status < 500
        ? problem("ModelRefused", { detail: outcome.message.slice(0, MESSAGE_LIMIT), headers })
        : problem("ModelFailed", { headers });
    case "too-large":
      return problem("BodyTooLarge", { headers });
    case "refused":
      return problem("EndpointRefused", { headers });
    case "throttled":
      return problem("TooManyRequests", retryAfter(BUSY_SECONDS));
    case "timeout":
      return problem("ModelTimeout", { headers });
    case "unavailable":
      return problem("EndpointUnavailable", retryAfter(BUSY_SECONDS));
    default:
      return outcome satisfies never;
  }
};
