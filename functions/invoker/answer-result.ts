import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { InferenceResult } from "../../shared/usecases/inference/inference-result.ts";
import type { TypeMismatch } from "../../shared/usecases/inference/type-mismatch.ts";
import { answerOutcome } from "./answer-outcome.ts";
import { problem } from "./problem.ts";

type Options = {
  readonly group: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly acceptEncoding: string | undefined;
};

// A package may declare anything, and a header takes no more than this.
const isHeader = (type: string): boolean => /^[\x21-\x7e][\x20-\x7e]*$/.test(type);

const answerMismatch = ({ kind, types }: TypeMismatch, { headers }: Options) => {
  const members = { types };
  return kind === "content-type"
    ? problem("UnsupportedContentType", {
        detail: `the model takes ${types.join(", ")}`,
        headers: { ...headers, accept: types.filter(isHeader).join(", ") },
        members,
      })
    : problem("NotAcceptable", { detail: `the model gives ${types.join(", ")}`, headers, members });
};

/** The HTTP answer to an inference, or the reason why no model was asked. */
export const answerResult = async (
  { result }: InferenceResult,
  options: Options,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { group, headers } = options;
  switch (result.kind) {
    case "asked":
      return answerOutcome(result.outcome, options);
    case "mismatch":
      return answerMismatch(result.mismatch, options);
    case "route-unavailable":
      return problem("RouteUnavailable", { headers: { ...headers, "retry-after": "1" } });
    case "unknown-group":
      return problem("UnknownGroup", { detail: `no version of ${group} was ever approved`, headers });
    case "unknown-version":
      return problem("UnknownVersion", { headers });
    case "nothing-serves":
      return problem("NothingServes", {
        detail: `no version of ${group} serves: ${result.reason}`,
        headers,
      });
    default:
      return result satisfies never;
  }
};
