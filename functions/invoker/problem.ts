import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** An answer that is not a prediction: RFC 9457, with a stable `code` and nothing internal in it. */
export const problem = (
  status: number,
  code: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { "content-type": "application/problem+json", ...headers },
  body: JSON.stringify({ type: "about:blank", title: code, status, code, detail }),
});
