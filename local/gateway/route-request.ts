import type { IncomingHttpHeaders } from "node:http";
import { readSignature } from "./read-signature.ts";

/** Which part of the local system a request is for, and the URL as that part knows it. */
export type Destination = {
  /** The access key that signed the request; tells callers apart. */
  readonly caller?: string;
  readonly service:
    | "absent"
    | "dynamodb"
    | "events"
    | "functions"
    | "github-api"
    | "github-hooks"
    | "lambda"
    | "s3"
    | "sagemaker"
    | "sagemaker-runtime"
    | "secretsmanager"
    | "sqs"
    | "sts";
  readonly url: string;
  /** For `functions`: whose function URL was called; for `absent`: the service that there is none of here. */
  readonly name?: string;
};

type Request = { readonly url: string; readonly headers: IncomingHttpHeaders };

const FUNCTION_URL = /^\/functions\/([^/?]+)(.*)$/;

const TARGETS: Readonly<Record<string, Destination["service"]>> = {
  AWSEvents: "events",
  AmazonSQS: "sqs",
  DynamoDB_20120810: "dynamodb",
  SageMaker: "sagemaker",
  secretsmanager: "secretsmanager",
};

const SCOPES: ReadonlySet<string> = new Set([
  "dynamodb",
  "events",
  "lambda",
  "s3",
  "sagemaker",
  "secretsmanager",
  "sqs",
  "sts",
]);

const startingAt = (url: string): string => (url.startsWith("/") ? url : `/${url}`);

/** Tells requests apart that share one port, as their clients make them: by path, by target header, by signature. */
export const routeRequest = (request: Request): Destination => {
  const { url, headers } = request;
  const { scope, ...by } = readSignature(request);
  // Before any path: a bucket may have whatever name.
  if (scope === "s3") return { service: "s3", url, ...by };
  const called = FUNCTION_URL.exec(url);
  if (called)
    return {
      service: "functions",
      name: decodeURIComponent(called[1] ?? ""),
      url: startingAt(called[2] ?? ""),
    };
  if (url.startsWith("/github/api/")) return { service: "github-api", url: url.slice("/github/api".length) };
  if (url.startsWith("/github/hooks/"))
    return { service: "github-hooks", url: url.slice("/github/hooks".length) };
  if (url.startsWith("/2015-03-31/")) return { service: "lambda", url };
  const target = TARGETS[String(headers["x-amz-target"] ?? "").split(".")[0] ?? ""];
  if (target) return { service: target, url, ...by };
  // The runtime signs as `sagemaker` too; only its path tells.
  if (scope === "sagemaker")
    return { service: url.startsWith("/endpoints/") ? "sagemaker-runtime" : "sagemaker", url, ...by };
  // Whatever carries no signature can only be meant for a bucket.
  if (scope === undefined) return { service: "s3", url, ...by };
  return SCOPES.has(scope)
    ? { service: scope as Destination["service"], url, ...by }
    : { service: "absent", name: scope, url, ...by };
};
