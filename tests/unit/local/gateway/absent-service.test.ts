import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createGateway, type Gateway, type Services } from "../../../../local/gateway/create-gateway.ts";
import type { Service } from "../../../../local/gateway/service.ts";

const present: Service = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"Functions":[]}');
};

describe("a call of a service that the local system does not have", () => {
  let gateway: Gateway;
  beforeAll(async () => {
    const services = { lambda: present } as unknown as Services;
    gateway = await createGateway({ port: 0 }, async () => services);
  });
  afterAll(() => gateway.close());
  const call = (service: string, headers: Record<string, string>): Promise<Response> =>
    fetch(gateway.url, {
      method: "POST",
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
        ...headers,
      },
      body: "x",
    });
  const told = (service: string): RegExp =>
    new RegExp(`no service "${service}"; it has DynamoDB, .*, SQS and STS`);

  it("is refused by name, with those that there are, over AWS's JSON protocols", async () => {
    const response = await call("logs", { "x-amz-target": "Logs_20140328.DescribeLogGroups" });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("UnknownOperationException");
    expect(await response.json()).toEqual({
      __type: "UnknownOperationException",
      message: expect.stringMatching(told("logs")),
    });
  });

  it("is refused over AWS's query protocol, too, whose errors are XML", async () => {
    const type = "application/x-www-form-urlencoded; charset=utf-8";
    const response = await call("iam&co", { "content-type": type });
    expect(response.status).toBe(400);
    const body = await response.text();
    expect(body).toContain("<Code>UnknownOperationException</Code>");
    expect(body).toMatch(told("iam&#38;co"));
  });

  it("leaves calls of the others alone", async () => {
    const client = new LambdaClient({
      endpoint: gateway.url,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    expect(await client.send(new ListFunctionsCommand({}))).toMatchObject({ Functions: [] });
    client.destroy();
  });
});
