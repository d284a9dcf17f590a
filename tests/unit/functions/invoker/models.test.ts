import { describe, expect, it } from "@jest/globals";
import { operations } from "../../../../functions/invoker/operations.ts";
import { problems } from "../../../../functions/invoker/problems.ts";
import {
  anInvoker,
  aServedRoute,
  aServingVersion,
  problemOf,
  someRows,
} from "../../../builders/an-invoker.ts";

const get = (path: string) => ({ method: "GET", path });
const bodyOf = ({ body = "" }: { readonly body?: string | undefined }) => JSON.parse(body);

const anyGroup = (group: string) => aServedRoute(1, { group });

describe("what is told of models", () => {
  it("is what serves a group, since when, what it takes and what made it", async () => {
    const stable = aServingVersion(3, {
      contentTypes: ["text/csv"],
      responseTypes: ["application/json"],
      repository: "acme/fraud",
      execution: "arn:execution",
    });
    const pinned = { version: 3, by: "somebody", at: "2026-01-02T00:00:00.000Z", reason: "audit" };
    const { send, inferences } = anInvoker({
      route: aServedRoute(3, { stable, previous: [aServingVersion(2)], pinned }),
    });
    const response = await send(get("/models/fraud"));
    expect(response).toMatchObject({ statusCode: 200, headers: { "content-type": "application/json" } });
    expect(bodyOf(response)).toEqual({
      group: "fraud",
      generation: 3,
      serving: {
        version: 3,
        since: "2026-01-01T00:00:00.000Z",
        package: "arn:3",
        contentTypes: ["text/csv"],
        responseTypes: ["application/json"],
        repository: "acme/fraud",
        commit: "c3",
        execution: "arn:execution",
      },
      previous: [
        {
          version: 2,
          since: "2026-01-01T00:00:00.000Z",
          package: "arn:2",
          contentTypes: [],
          responseTypes: [],
          commit: "c2",
        },
      ],
      pinned: { version: 3, since: "2026-01-02T00:00:00.000Z", reason: "audit" },
    });
    expect(inferences).toEqual([]);
  });

  it("says why nothing serves", async () => {
    const { send } = anInvoker({
      route: { group: "fraud", generation: 2, previous: [], reason: "version 1 was rejected" },
    });
    expect(bodyOf(await send(get("/models/fraud")))).toEqual({
      group: "fraud",
      generation: 2,
      serving: null,
      reason: "version 1 was rejected",
      previous: [],
    });
  });

  it("tells an unknown group from one whose route cannot be read", async () => {
    const unknown = await anInvoker({ route: "none" }).send(get("/models/fraud"));
    expect(problemOf(unknown)).toMatchObject({ http: 404, code: "UnknownGroup" });
    const unread = await anInvoker({ route: new Error("internal") }).send(get("/models/fraud"));
    expect(problemOf(unread)).toMatchObject({ http: 503, code: "RouteUnavailable" });
    expect(unread.body).not.toContain("internal");
  });

  it("is told to be asked for later while routes cannot be listed", async () => {
    const { send, lines } = anInvoker({ listed: new Error("table arn:aws:internal") });
    const response = await send(get("/models"));
    expect(problemOf(response)).toMatchObject({ http: 503, code: "RouteUnavailable" });
    expect(response.headers).toMatchObject({ "retry-after": "1" });
    expect(response.body).not.toContain("internal");
    expect(JSON.stringify(lines)).toContain("arn:aws:internal");
  });

  it("comes in pages, each naming the next, and none missing or twice", async () => {
    const listed = ["a", "b", "c", "d", "e"].map(anyGroup);
    const { send } = anInvoker({ listed });
    const groups: string[] = [];
    let next: string | undefined = "/models?limit=2";
    while (next !== undefined) {
      const [path = "", query = ""] = next.split("?");
      const page = bodyOf(await send({ ...get(path), query }));
      groups.push(...page.models.map(({ group }: { group: string }) => group));
      expect(page.models.length).toBeLessThanOrEqual(2);
      next = page.next;
    }
    expect(groups).toEqual(["a", "b", "c", "d", "e"]);
  });

  it.each(["limit=0", "limit=1000", "limit=x", "after=..%2Fx", "after="])(
    "refuses the page %s",
    async (query) => {
      const { send } = anInvoker({ listed: [anyGroup("a")] });
      expect(problemOf(await send({ ...get("/models"), query }))).toMatchObject({
        http: 400,
        code: "MalformedPage",
      });
    },
  );

  it("is only of groups that the caller may see", async () => {
    const { send } = anInvoker({
      listed: ["a", "b"].map(anyGroup),
      access: { maySee: (_, group) => group === "b" },
    });
    expect(bodyOf(await send(get("/models"))).models).toMatchObject([{ group: "b" }]);
  });
});

describe("the invoker's paths", () => {
  it("tell that it is well, whoever asks", async () => {
    const access = {
      admit: async () =>
        ({ kind: "refused", status: 401, code: "Unauthorized", detail: "no", headers: {} }) as const,
    };
    const { send } = anInvoker({ access, route: new Error("down") });
    expect(await send(get("/healthz"))).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it.each([
    ["PUT", "/models/fraud/invocations", "POST, OPTIONS"],
    ["GET", "/models/fraud@1/invocations", "POST, OPTIONS"],
    ["HEAD", "/models/fraud/invocations", "POST, OPTIONS"],
    ["DELETE", "/models/fraud", "GET, HEAD, OPTIONS"],
    ["POST", "/models", "GET, HEAD, OPTIONS"],
    ["GET", "/", "POST, OPTIONS"],
    ["TRACE", "/healthz", "GET, HEAD, OPTIONS"],
  ])("refuse %s of %s and tell what they take", async (method, path, allow) => {
    const response = await anInvoker().send({ method, path });
    expect(response).toMatchObject({ statusCode: 405, headers: { allow } });
  });

  it("tell by OPTIONS what they take", async () => {
    const response = await anInvoker().send({ method: "OPTIONS", path: "/models/fraud/invocations" });
    expect(response).toMatchObject({ statusCode: 204, headers: { allow: "POST, OPTIONS" } });
  });

  it("answer a HEAD as a GET without its body", async () => {
    const { send } = anInvoker();
    const [head, whole] = [
      await send({ ...get("/models/fraud"), method: "HEAD" }),
      await send(get("/models/fraud")),
    ];
    expect(head).toEqual({ ...whole, body: "" });
  });

  it("may end in a slash, and may have their @ encoded", async () => {
    const { send } = anInvoker();
    expect(await send({ ...someRows, path: "/models/fraud/invocations/" })).toMatchObject({
      statusCode: 200,
    });
    expect(await send({ ...someRows, path: "/models/fraud%401/invocations" })).toMatchObject({
      statusCode: 200,
    });
  });
});

describe("a version that is asked for by its number", () => {
  const route = aServedRoute(3, { previous: [aServingVersion(1)] });

  it.each([
    ["3", "fraud/3-a.tar.gz"],
    ["1", "fraud/1-a.tar.gz"],
  ])("answers when the route holds it: %s", async (version, target) => {
    const { send, inferences } = anInvoker({ route });
    const response = await send({ ...someRows, path: `/models/fraud@${version}/invocations` });
    expect(response).toMatchObject({ statusCode: 200, headers: { "x-slipway-version": version } });
    expect(inferences).toMatchObject([{ targetModel: target }]);
  });

  it.each(["2", "4", "0", "01", "1.0", "-1", "", "1e0", "9999999999", "stable"])(
    "is unknown when the route does not hold it: %j",
    async (version) => {
      const { send, inferences } = anInvoker({ route });
      const response = await send({ ...someRows, path: `/models/fraud@${version}/invocations` });
      expect(problemOf(response)).toMatchObject({ http: 404, code: "UnknownVersion" });
      expect(inferences).toEqual([]);
    },
  );

  it("answers even when nothing serves, for that is how a version is tried", async () => {
    const { stable: _stable, ...nothing } = route;
    const response = await anInvoker({ route: nothing }).send({
      ...someRows,
      path: "/models/fraud@1/invocations",
    });
    expect(response).toMatchObject({ statusCode: 200 });
  });

  it("is for callers who may choose", async () => {
    const { send, inferences } = anInvoker({ route, access: { mayChooseVersion: () => false } });
    const response = await send({ ...someRows, path: "/models/fraud@1/invocations" });
    expect(problemOf(response)).toMatchObject({ http: 403, code: "Forbidden" });
    expect(inferences).toEqual([]);
    expect(await send(someRows)).toMatchObject({ statusCode: 200 });
  });
});

describe("who asks", () => {
  const refuse = {
    admit: async () =>
      ({
        kind: "refused",
        status: 401,
        code: "Unauthorized",
        detail: "no such key",
        headers: { "www-authenticate": "Bearer" },
      }) as const,
  };

  it.each([
    someRows,
    { ...someRows, path: "/", body: '{"model":"fraud","data":"1"}' },
    get("/models"),
    get("/models/fraud"),
  ])("is refused before anything is asked: $path", async (request) => {
    const { send, inferences } = anInvoker({ access: refuse });
    const response = await send(request);
    expect(problemOf(response)).toMatchObject({
      http: 401,
      code: "Unauthorized",
      contentType: "application/problem+json",
    });
    expect(response.headers).toMatchObject({ "www-authenticate": "Bearer", "x-request-id": "request-1" });
    expect(inferences).toEqual([]);
  });

  it("is asked of with the group, wherever its name is", async () => {
    const groups: (string | undefined)[] = [];
    const { send } = anInvoker({
      access: {
        admit: async ({ group }) => {
          groups.push(group);
          return { kind: "caller", caller: { name: "somebody", grants: [] }, headers: { ratelimit: "r=1" } };
        },
      },
    });
    expect((await send(someRows)).headers).toMatchObject({ ratelimit: "r=1", "x-slipway-version": "1" });
    await send({ ...someRows, path: "/", body: '{"model":"scores","data":"1"}' });
    await send(get("/models"));
    // A body is read for somebody who is known alone, and then asked of with what it names.
    expect(groups).toEqual(["fraud", undefined, "scores", undefined]);
  });
});

describe("the OpenAPI document", () => {
  type Operation = {
    readonly responses: Readonly<Record<string, { readonly description: string }>>;
    readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  };
  const document = async () => bodyOf(await anInvoker().send(get("/openapi.json")));

  it("has every operation, with each problem that it may answer with", async () => {
    const { openapi, paths } = await document();
    expect(openapi).toBe("3.1.0");
    for (const { path, method, problems: codes } of operations) {
      const operation: Operation = paths[path][method.toLowerCase()];
      for (const code of codes)
        expect(operation.responses[problems[code].status]?.description).toContain(code);
    }
  });

  it("refers to nothing that it does not have", async () => {
    const whole = await document();
    const references = JSON.stringify(whole).match(/"#\/[^"]+"/g) ?? [];
    const at = (pointer: string): unknown =>
      pointer
        .slice(2)
        .split("/")
        .reduce<unknown>((place, name) => (place as Record<string, unknown> | undefined)?.[name], whole);
    expect(references.filter((reference) => at(JSON.parse(reference)) === undefined)).toEqual([]);
  });

  it("is where a problem's type leads", async () => {
    const { type, code, title } = problemOf(await anInvoker().send(get("/nowhere")));
    expect(type).toBe(`/openapi.json#/x-problems/${code}`);
    expect((await document())["x-problems"][String(code)]).toMatchObject({ title, status: 404 });
  });
});
