import { describe, expect, it } from "@jest/globals";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  type Line,
  someRows,
} from "../../../builders/an-invoker.ts";

type Embedded = {
  readonly Timestamp: number;
  readonly CloudWatchMetrics: readonly {
    readonly Namespace: string;
    readonly Dimensions: readonly (readonly string[])[];
    readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
  }[];
};

const directivesOf = (line: Line | undefined) =>
  (line?._aws as Embedded | undefined)?.CloudWatchMetrics ?? [];

const metricsOf = (line: Line | undefined): Readonly<Record<string, unknown>> => {
  const [directive] = directivesOf(line);
  return Object.fromEntries((directive?.Metrics ?? []).map(({ Name }) => [Name, line?.[Name]]));
};

const { stable: _stable, ...aRetiredRoute } = aServedRoute(1);

const trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

describe("what the log tells of a request", () => {
  it("is one line, with what was asked and what came of it, and nothing of what was sent or answered", async () => {
    const { send, lines } = anInvoker({ infer: async () => anAnswer("secret-answer") });
    await send({ ...someRows, body: "secret-input" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      message: "request answered",
      requestId: "request-1",
      method: "POST",
      status: 200,
      group: "fraud",
      version: "1",
      outcome: "answer",
      contentType: "text/csv",
      requestBytes: 12,
      calls: 1,
      isCold: false,
      route: "memory",
      milliseconds: expect.any(Number),
      caller: "anonymous",
    });
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  it.each([
    ["total", [[]]],
    ["group", [[], ["group"]]],
    ["version", [[], ["group"], ["group", "version"]]],
  ])("is one metric in CloudWatch's own format, where metrics are by %s", async (metrics, dimensions) => {
    const { send, lines } = anInvoker({ metrics });
    await send(someRows);
    expect(lines[0]?._aws).toEqual({
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: "Slipway/test",
          Dimensions: dimensions,
          Metrics: [{ Name: "Latency", Unit: "Milliseconds" }],
        },
      ],
    });
    expect(metricsOf(lines[0])).toEqual({ Latency: expect.any(Number) });
    expect(lines[0]).toMatchObject({ group: "fraud", version: "1" });
  });

  it("is no metric of a version where none serves", async () => {
    const { send, lines } = anInvoker({ metrics: "version", route: aRetiredRoute });
    await send(someRows);
    expect(directivesOf(lines[0])).toMatchObject([{ Dimensions: [[], ["group"]] }]);
  });

  it("counts cold loads and calls beyond the first", async () => {
    let calls = 0;
    const { send, lines } = anInvoker({
      source: "table",
      infer: async () => {
        calls += 1;
        return calls < 3 ? { kind: "loading" } : anAnswer("1");
      },
    });
    await send(someRows);
    expect(metricsOf(lines[0])).toMatchObject({ ColdLoads: 1, Retries: 2 });
    expect(lines[0]).toMatchObject({ route: "table" });
  });

  it("counts an earlier version's answers as that version's, and as fallbacks", async () => {
    const { send, lines } = anInvoker({
      route: aServedRoute(2, { previous: [aServingVersion(1)] }),
      source: "stale",
      mayFallBack: true,
      infer: async ({ targetModel }) => (targetModel.includes("/2-") ? { kind: "loading" } : anAnswer("1")),
    });
    await send(someRows);
    expect(lines[0]).toMatchObject({ version: "1", insteadOf: 2 });
    expect(metricsOf(lines[0])).toMatchObject({ Fallbacks: 1 });
  });

  it("counts routes that may be old as nobody's in particular", async () => {
    const { send, lines } = anInvoker({ source: "stale", metrics: "version" });
    await send(someRows);
    expect(lines[0]).toMatchObject({ StaleRoutes: 1 });
    expect(directivesOf(lines[0])).toMatchObject([
      { Metrics: [{ Name: "Latency" }] },
      { Dimensions: [[]], Metrics: [{ Name: "StaleRoutes", Unit: "Count" }] },
    ]);
  });

  it.each([
    ["ClientErrors", { kind: "model-error", status: 400, message: "" }],
    ["ModelErrors", { kind: "model-error", status: 503, message: "" }],
    ["ModelErrors", { kind: "timeout" }],
    ["EndpointErrors", { kind: "refused", message: "denied" }],
    ["EndpointErrors", { kind: "missing" }],
    ["Throttles", { kind: "throttled" }],
  ] as const)("classes errors: %s for %j", async (name, outcome) => {
    const { send, lines } = anInvoker({ infer: async () => outcome });
    await send(someRows);
    expect(metricsOf(lines[0])).toMatchObject({ [name]: 1 });
  });

  it("makes no metric of a name that a caller has made up", async () => {
    const { send, lines } = anInvoker({ route: "none" });
    await send(someRows);
    expect(lines[0]).toMatchObject({ status: 404, outcome: "unknown-group" });
    expect(lines[0]).not.toHaveProperty("_aws");
  });

  it("tells the operator, and nobody else, why the endpoint refused or the route could not be read", async () => {
    const refused = anInvoker({ infer: async () => ({ kind: "refused", message: "arn:aws:internal" }) });
    const response = await refused.send(someRows);
    expect(refused.lines[0]).toMatchObject({ reason: "arn:aws:internal" });
    expect(response.body).not.toContain("internal");
    const unread = anInvoker({ route: new Error("table arn:aws:internal") });
    const unavailable = await unread.send(someRows);
    expect(unavailable).toMatchObject({ statusCode: 503, headers: { "retry-after": "1" } });
    expect(unread.lines[0]).toMatchObject({ reason: expect.stringContaining("arn:aws:internal") });
    expect(unavailable.body).not.toContain("internal");
  });

  it("names a problem that kept it from asking", async () => {
    const { send, lines } = anInvoker();
    await send({ ...someRows, body: "" });
    await send({ path: "/nowhere" });
    expect(lines).toMatchObject([{ code: "EmptyBody" }, { code: "UnknownPath" }]);
  });
});

describe("a request's ids", () => {
  it("are the caller's own where they are well-formed", async () => {
    const { send, inferences, lines } = anInvoker();
    const headers = { ...someRows.headers, "x-request-id": "order-7", traceparent: trace };
    const response = await send({ ...someRows, headers });
    expect(response.headers?.["x-request-id"]).toBe("order-7");
    expect(inferences[0]).toMatchObject({ inferenceId: "order-7", traceparent: trace });
    expect(lines[0]).toMatchObject({ requestId: "order-7", traceId: trace.slice(3, 35) });
  });

  it.each(["", "a".repeat(65), "a b", "ü", "-x", "a\nb"])("are Lambda's where that is %j", async (id) => {
    const { send, inferences } = anInvoker();
    const response = await send({ ...someRows, headers: { ...someRows.headers, "x-request-id": id } });
    expect(response.headers?.["x-request-id"]).toBe("request-1");
    expect(inferences[0]?.inferenceId).toBe("request-1");
  });

  it.each([
    "",
    "junk",
    trace.toUpperCase(),
    `ff${trace.slice(2)}`,
    trace.replace(/4bf\w+/, "0".repeat(32)),
    trace.replace(/00f\w+/, "0".repeat(16)),
    `${trace}x`,
    `${trace}\n`,
  ])("begin a new trace where traceparent is %j", async (traceparent) => {
    const { send, inferences, lines } = anInvoker();
    await send({ ...someRows, headers: { ...someRows.headers, traceparent } });
    expect(inferences[0]).not.toHaveProperty("traceparent");
    expect(lines[0]).not.toHaveProperty("traceId");
  });
});
