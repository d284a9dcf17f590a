import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type EncodedAnswer, encodeAnswer } from "./encode-answer.ts";
import { problem } from "./problem.ts";

/** The HTTP answer that is some JSON, compressed where that is asked for. */
export const answerJson = async (
  value: unknown,
  acceptEncoding: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const bytes = Buffer.from(JSON.stringify(value));
  const encoded: EncodedAnswer | undefined = await encodeAnswer({
    bytes,
    contentType: "application/json",
    acceptEncoding,
  });
  return encoded ? { statusCode: 200, ...encoded } : problem("AnswerTooLarge");
};
