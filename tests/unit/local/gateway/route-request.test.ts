import { describe, expect, it } from "@jest/globals";
import { routeRequest } from "../../../../local/gateway/route-request.ts";

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=webhook/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

describe("telling requests apart on one port", () => {
  it.each<[string, string, Record<string, string>, object]>([
    [
      "DynamoDB",
      "/",
      { "x-amz-target": "DynamoDB_20120810.GetItem", ...signedFor("dynamodb") },
      { service: "dynamodb", caller: "webhook" },
    ],
    [
      "SageMaker's control plane",
      "/",
      { "x-amz-target": "SageMaker.ListPipelines" },
      { service: "sagemaker" },
    ],
    [
      "SageMaker's runtime, signed alike",
      "/endpoints/e/invocations",
      signedFor("sagemaker"),
      { service: "sagemaker-runtime" },
    ],
    ["EventBridge", "/", { "x-amz-target": "AWSEvents.PutEvents" }, { service: "events" }],
    ["S3 by its signature", "/bucket/key", signedFor("s3"), { service: "s3", url: "/bucket/key" }],
    [
      "S3 by a presigned URL",
      "/bucket/key?X-Amz-Credential=k%2F20260101%2Fus-east-1%2Fs3%2Faws4_request",
      {},
      { service: "s3", caller: "k" },
    ],
    ["S3 without a signature", "/bucket/key", {}, { service: "s3" }],
    ["a service that is not here", "/", signedFor("logs"), { service: "absent", name: "logs" }],
    ["STS", "/", signedFor("sts"), { service: "sts" }],
    ["Lambda's API", "/2015-03-31/functions/f/invocations", signedFor("lambda"), { service: "lambda" }],
    [
      "a function URL",
      "/functions/invoker/models/x?y=1",
      signedFor("lambda"),
      { service: "functions", name: "invoker", url: "/models/x?y=1" },
    ],
    [
      "the root of a function URL",
      "/functions/webhook",
      {},
      { service: "functions", name: "webhook", url: "/" },
    ],
    ["GitHub's API", "/github/api/repos/a/b", {}, { service: "github-api", url: "/repos/a/b" }],
    ["a git hook", "/github/hooks/a/b", {}, { service: "github-hooks", url: "/a/b" }],
  ])("knows %s", (_, url, headers, destination) => {
    expect(routeRequest({ url, headers })).toMatchObject(destination);
  });
});
