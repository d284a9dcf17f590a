import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type ProblemCode, problems } from "./problems.ts";

export type ProblemDetails = {
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Members beside those of RFC 9457. */
  readonly members?: Readonly<Record<string, unknown>>;
};

/** An answer that is not a prediction: RFC 9457, with a stable `code` and nothing internal in it. */
export const problem = (
  code: ProblemCode,
  { detail, headers = {}, members = {} }: ProblemDetails = {},
): APIGatewayProxyStructuredResultV2 => {
  const { status, title, meaning } = problems[code];
  const type = `/openapi.json#/x-problems/${code}`;
  return {
    statusCode: status,
    headers: { ...headers, "content-type": "application/problem+json" },
    body: JSON.stringify({ type, title, status, code, detail: detail ?? meaning, ...members }),
  };
};
