import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export type UrlRequest = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly now: Date;
  /** Who signed the request, where the URL asks for that. */
  readonly caller?: { readonly accessKey: string; readonly accountId: string };
};

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(json|xml))/i;

const flatten = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === "cookie"
        ? []
        : [[name, Array.isArray(value) ? value.join(",") : value]],
    ),
  );

const queryOf = (search: URLSearchParams): { queryStringParameters?: Record<string, string> } => {
  const names = [...new Set(search.keys())];
  return names.length === 0
    ? {}
    : {
        queryStringParameters: Object.fromEntries(names.map((name) => [name, search.getAll(name).join(",")])),
      };
};

const iamOf = ({ caller }: UrlRequest): object =>
  caller === undefined
    ? {}
    : {
        authorizer: {
          iam: {
            accessKey: caller.accessKey,
            accountId: caller.accountId,
            callerId: caller.accessKey,
            cognitoIdentity: null,
            principalOrgId: null,
            userArn: `arn:aws:iam::${caller.accountId}:user/${caller.accessKey}`,
            userId: caller.accessKey,
          },
        },
      };

/** The event, payload format 2.0, that a function URL makes of a request: text as it is, anything else as base64. */
export const urlEvent = (request: UrlRequest): object => {
  const { method, url, headers, body, sourceIp, now } = request;
  const { pathname, searchParams, search } = new URL(url, "http://local");
  const isText = TEXT.test(headers["content-type"] ?? "");
  const cookies = headers.cookie?.split("; ");
  const domainName = String(headers.host ?? "127.0.0.1");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookies === undefined ? {} : { cookies }),
    headers: flatten(headers),
    ...queryOf(searchParams),
    requestContext: {
      accountId: request.caller?.accountId ?? "anonymous",
      apiId: "local",
      ...iamOf(request),
      domainName,
      domainPrefix: domainName.split(".")[0],
      http: {
        method,
        path: pathname,
        protocol: "HTTP/1.1",
        sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};
