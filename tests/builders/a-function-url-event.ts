import type { APIGatewayProxyEventV2 } from "aws-lambda";

export type FunctionUrlRequest = {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Who has signed it, where IAM has let it through. */
  readonly iamArn?: string;
};

/** The event of a function URL, as Lambda makes it: bytes arrive as base64, text as it is. */
export const aFunctionUrlEvent = ({
  method = "POST",
  path = "/",
  query = "",
  headers = {},
  body,
  iamArn,
}: FunctionUrlRequest): APIGatewayProxyEventV2 => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: path,
  rawQueryString: query,
  ...(query === "" ? {} : { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
  headers: { ...headers },
  requestContext: {
    accountId: "anonymous",
    ...(iamArn === undefined ? {} : { authorizer: { iam: { userArn: iamArn } } }),
    apiId: "local",
    domainName: "local.lambda-url.us-east-1.on.aws",
    domainPrefix: "local",
    http: { method, path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
    requestId: "request-1",
    routeKey: "$default",
    stage: "$default",
    time: "01/Jan/2026:00:00:00 +0000",
    timeEpoch: 1_767_225_600_000,
  },
  ...(body === undefined ? {} : { body: typeof body === "string" ? body : body.toString("base64") }),
  isBase64Encoded: Buffer.isBuffer(body),
});
