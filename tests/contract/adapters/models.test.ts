import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createSageMakerModels } from "../../../shared/adapters/sagemaker-models.ts";
import type { Inference } from "../../../shared/ports/models.ts";
import { createBudget } from "../../../shared/usecases/inference/create-budget.ts";
import { inferWithin } from "../../../shared/usecases/inference/infer-within.ts";
import { aHosting, type TestHosting } from "../../builders/a-hosting.ts";
import { aModel } from "../../builders/a-model.ts";

// Real processes start here, which a busy machine takes its time for.
const inference = (order: unknown, members: Partial<Inference> = {}): Inference => ({
  targetModel: "fraud/1.tar.gz",
  body: Buffer.from(JSON.stringify(order)),
  contentType: "application/json",
  inferenceId: "request-1",
  ...members,
});

describe("models of a multi-model endpoint", () => {
  let hosting: TestHosting;
  afterEach(() => hosting.close());

  const deployed = async (model = aModel(), options: Parameters<typeof aHosting>[0] = {}) => {
    hosting = await aHosting(options);
    await hosting.putModel("models/live/fraud/1.tar.gz", model);
    await hosting.deploy({ Mode: "MultiModel", ModelDataUrl: "s3://models/live/" });
    return createSageMakerModels(hosting.runtime, "live");
  };

  it("answer, refuse and fail as outcomes", async () => {
    const models = await deployed();
    const answer = await models.infer(inference([1, 2], { accept: "application/json" }));
    expect(answer).toMatchObject({ kind: "answer", contentType: "application/json" });
    expect(JSON.parse(Buffer.from(answer.kind === "answer" ? answer.body : []).toString())).toMatchObject({
      data: [1, 2],
    });
    expect(await models.infer(inference(["refuse", "30 columns"]))).toEqual({
      kind: "model-error",
      status: 400,
      message: expect.stringContaining("30 columns"),
    });
    expect(await models.infer(inference(["raise", "boom"]))).toMatchObject({
      kind: "model-error",
      status: 500,
    });
    expect(await models.infer(inference(1, { targetModel: "fraud/2.tar.gz" }))).toEqual({ kind: "missing" });
  });

  it("pass bytes that are no text, untouched both ways", async () => {
    const echo = {
      "code/inference.py":
        "def model_fn(d): return None\ndef input_fn(data, t): return data\ndef predict_fn(data, m): return data\ndef output_fn(data, a): return bytes(data), a\n",
    };
    const models = await deployed(echo);
    const body = Buffer.from(Array.from({ length: 1024 }, (_, index) => index % 256));
    const type = "application/x-npy";
    const answer = await models.infer(inference(1, { body, contentType: type, accept: type }));
    expect(answer).toMatchObject({ kind: "answer", contentType: type });
    expect(Buffer.from(answer.kind === "answer" ? answer.body : [])).toEqual(body);
  });

  it("tell of a body that is larger than the endpoint takes", async () => {
    const models = await deployed(aModel(), { maxBodyBytes: 1000 });
    expect(await models.infer(inference("x".repeat(1000)))).toEqual({ kind: "too-large" });
  });

  it("are given up when the signal aborts", async () => {
    const models = await deployed();
    const budget = createBudget(300);
    expect(await models.infer(inference(["hang"], { signal: budget.signal }))).toEqual({ kind: "timeout" });
  });

  it("tell of a model that takes longer than the endpoint waits", async () => {
    const models = await deployed(aModel(), { invocationTimeoutSeconds: 0.5 });
    expect(await models.infer(inference(["hang"]))).toEqual({ kind: "timeout" });
  });

  it("are waited for while they are being loaded", async () => {
    const folder = await mkdtemp(join(tmpdir(), "models-"));
    const gate = join(folder, "gate");
    const models = await deployed(aModel({ load: `wait_for("${gate}")` }), { loadWaitSeconds: 0.2 });
    const pause = async (): Promise<void> => {
      await writeFile(gate, "");
      await delay(20);
    };
    const budget = createBudget(600_000);
    const inferred = await inferWithin({ models, pause, random: () => 0 }, inference(1), budget);
    budget.end();
    await rm(folder, { recursive: true });
    expect(inferred).toMatchObject({ outcome: { kind: "answer" }, isCold: true });
    expect(inferred.calls).toBeGreaterThan(1);
  });
});

describe("what InvokeEndpoint says", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** Models behind a server that answers as it is told to. */
  const over = async (
    answer: (response: ServerResponse, headers: IncomingHttpHeaders) => void,
    requestTimeout = 120_000,
  ) => {
    const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      request.resume().on("end", () => answer(response, request.headers));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = new SageMakerRuntimeClient({
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
      requestHandler: { requestTimeout, throwOnRequestTimeout: true },
    });
    const close = async (): Promise<void> => {
      client.destroy();
      server.closeAllConnections();
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
    };
    closing.push(close);
    return { models: createSageMakerModels(client, "live"), close };
  };

  const failing = (status: number, name: string, members: object = {}) =>
    over((response) => {
      response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": name });
      response.end(JSON.stringify({ Message: "said so", ...members }));
    });

  it.each([
    [429, "ModelNotReadyException", {}, { kind: "loading" }],
    [400, "ThrottlingException", {}, { kind: "throttled" }],
    [429, "TooManyRequestsException", {}, { kind: "throttled" }],
    [500, "InternalFailure", {}, { kind: "unavailable" }],
    [503, "ServiceUnavailable", {}, { kind: "unavailable" }],
    [530, "InternalDependencyException", {}, { kind: "unavailable" }],
    [502, "BadGateway", {}, { kind: "unavailable" }],
    [413, "RequestEntityTooLarge", {}, { kind: "too-large" }],
    [400, "ValidationError", {}, { kind: "refused", message: "said so" }],
    [
      400,
      "ValidationError",
      { Message: "Failed to download model data(bucket: b, key: k)." },
      { kind: "missing" },
    ],
    [424, "ModelError", { OriginalStatusCode: 0 }, { kind: "timeout" }],
    [
      424,
      "ModelError",
      { Message: "server error (500): invocation timed out", OriginalStatusCode: 500 },
      { kind: "timeout" },
    ],
    [
      424,
      "ModelError",
      {
        Message: "client error (400): the session timed out",
        OriginalStatusCode: 400,
        OriginalMessage: "late",
      },
      { kind: "model-error", status: 400, message: "late" },
    ],
    [
      424,
      "ModelError",
      { OriginalStatusCode: 418, OriginalMessage: "tea", LogStreamArn: "arn:internal" },
      { kind: "model-error", status: 418, message: "tea" },
    ],
  ])("is understood: %i %s %j", async (status, name, members, outcome) => {
    const { models } = await failing(status, name, members);
    expect(await models.infer(inference(1))).toEqual(outcome);
  });

  it("is a refusal, with its reason, when it forbids", async () => {
    const { models } = await failing(403, "AccessDeniedException");
    expect(await models.infer(inference(1))).toEqual({
      kind: "refused",
      message: "AccessDeniedException: said so",
    });
  });

  it("may be nothing, for the connection breaks or cannot be made", async () => {
    const { models, close } = await over((response) => response.destroy());
    expect(await models.infer(inference(1))).toEqual({ kind: "unavailable" });
    await close();
    expect(await models.infer(inference(1))).toEqual({ kind: "unavailable" });
  });

  it("may be nothing for longer than the socket is waited on", async () => {
    const { models } = await over(() => {}, 50);
    expect(await models.infer(inference(1))).toEqual({ kind: "timeout" });
  });

  it("is asked with the request's ids and types, and with no more", async () => {
    const asked: IncomingHttpHeaders[] = [];
    const { models } = await over((response, headers) => {
      asked.push(headers);
      response.writeHead(200, { "content-type": "text/csv" }).end("1");
    });
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    await models.infer(inference(1, { traceparent, accept: "text/csv" }));
    await models.infer(inference(1));
    expect(asked[0]).toMatchObject({
      "x-amzn-sagemaker-target-model": "fraud/1.tar.gz",
      "x-amzn-sagemaker-inference-id": "request-1",
      "x-amzn-sagemaker-custom-attributes": `traceparent=${traceparent}`,
      "content-type": "application/json",
      accept: "text/csv",
    });
    expect(asked[1]).not.toHaveProperty("x-amzn-sagemaker-custom-attributes");
    expect(asked[1]).not.toHaveProperty("accept");
  });
});
