import { routeRequest } from "../../local/gateway/route-request.ts";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";

const THROTTLED: Readonly<Record<string, string>> = {
  dynamodb: "ProvisionedThroughputExceededException",
};

const json = (status: number, body: object, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

const xml = (status: number, code: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`),
});

const aws = (status: number, code: string): Answer =>
  json(
    status,
    { __type: code, message: code },
    { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code },
  );

/** How the service that a call is for fails, or says that it is asked too often. */
export const refusal = ({ url, headers }: Call, fault: "error" | "throttle"): Answer => {
  const { service } = routeRequest({ url, headers });
  const isThrottle = fault === "throttle";
  switch (service) {
    case "github-api":
      return isThrottle
        ? json(403, { message: "You have exceeded a secondary rate limit" }, { "retry-after": "60" })
        : json(500, { message: "Server Error" });
    case "s3":
      return isThrottle ? xml(503, "SlowDown") : xml(500, "InternalError");
    default:
      return isThrottle
        ? aws(400, THROTTLED[service] ?? "ThrottlingException")
        : aws(500, service === "dynamodb" ? "InternalServerError" : "InternalFailure");
  }
};
