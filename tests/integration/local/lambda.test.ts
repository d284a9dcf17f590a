import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { AwsClient } from "aws4fetch";
import { createLambda, type Lambda } from "../../../local/functions/create-lambda.ts";
import type { FunctionSpec } from "../../../local/functions/function-spec.ts";
import { waitFor } from "../../../local/system/wait-for.ts";

const HANDLER = `
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.crash) process.exit(7);
  if (event.hang) await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (event.fail) throw new TypeError("no such thing");
  if (event.wait) await new Promise((resolve) => setTimeout(resolve, event.wait));
  if (event.note) await (await import("node:fs/promises")).appendFile(event.note, "x");
  if (event.note && event.failTimes && (await (await import("node:fs/promises")).readFile(event.note, "utf8")).length <= event.failTimes) throw new Error("not yet");
  if (event.requestContext) return { statusCode: 201, headers: { "x-calls": String(calls) }, cookies: ["a=1", "b=2"], body: JSON.stringify(event) };
  return { calls, pid: process.pid, name: context.functionName, left: context.getRemainingTimeInMillis() > 0, own: process.env.OWN };
};
`;

let folder: string;
let lambda: Lambda;
let sent: string[];

const open = (): Lambda =>
  createLambda({
    folder: join(folder, "lambda"),
    endpointUrl: "http://127.0.0.1:1",
    region: "us-east-1",
    accountId: "111122223333",
    secretAccessKey: "local",
    send: (_, body) => {
      sent.push(body);
    },
    retryDelay: () => 10,
    patience: 12,
  });

const deploy = (over: Partial<FunctionSpec> = {}): Promise<void> =>
  lambda.deploy({
    name: "f",
    arn: "arn:aws:lambda:us-east-1:111122223333:function:f",
    folder: join(folder, "code"),
    handler: "index.handler",
    timeoutSeconds: 60,
    memoryMegabytes: 128,
    environment: { OWN: "mine" },
    concurrency: 2,
    url: { authType: "NONE" },
    onFailure: { attempts: 3, destinationArn: "arn:aws:sqs:us-east-1:111122223333:dead" },
    ...over,
  });

const invoke = async (event: object) => {
  const { kind, payload } = await lambda.invoke("f", JSON.stringify(event));
  return { kind, ...JSON.parse(payload) };
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-lambda-"));
  await mkdir(join(folder, "code"));
  await writeFile(join(folder, "code", "index.mjs"), HANDLER);
  sent = [];
  lambda = open();
  await deploy();
});
afterEach(async () => {
  await lambda.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a function run by the runtime interface client", () => {
  it("answers, knows its name, its time and its own environment, and stays warm", async () => {
    expect(await invoke({})).toMatchObject({ kind: "answer", calls: 1, name: "f", left: true, own: "mine" });
    expect(await invoke({})).toMatchObject({ calls: 2 });
  });

  it("reports an exception as Lambda does, and stays warm", async () => {
    expect(await invoke({ fail: true })).toMatchObject({
      kind: "error",
      errorType: "TypeError",
      errorMessage: "no such thing",
    });
    expect(await invoke({})).toMatchObject({ calls: 2 });
  });

  it("is started again after a crash", async () => {
    expect(await invoke({ crash: true })).toMatchObject({ kind: "error", errorType: "Runtime.ExitError" });
    expect(await invoke({})).toMatchObject({ kind: "answer", calls: 1 });
  });

  it("is killed when its time is over", async () => {
    await deploy({ timeoutSeconds: 0.05 });
    expect(await invoke({ hang: true })).toMatchObject({
      kind: "error",
      errorType: "Sandbox.Timedout",
      errorMessage: expect.stringContaining("Task timed out after 0.05 seconds"),
    });
    const answering = async (): Promise<object> => {
      const answer = await invoke({});
      return answer.kind === "answer" ? answer : answering();
    };
    expect(await answering()).toMatchObject({ calls: 1 });
  });

  it("tells why it could not be loaded", async () => {
    await deploy({ handler: "missing.handler" });
    expect(await invoke({})).toMatchObject({
      kind: "error",
      errorType: expect.stringContaining("ImportModuleError"),
    });
  });

  it("runs at once in as many processes as it may, and is throttled beyond", async () => {
    const slow = [invoke({ wait: 400 }), invoke({ wait: 400 })];
    await expect(invoke({})).rejects.toMatchObject({ code: "TooManyRequestsException" });
    const [one, two] = await Promise.all(slow);
    expect(one?.pid).not.toBe(two?.pid);
  });

  it("leaves a log of what it did", async () => {
    await invoke({});
    const log = await waitFor(
      "a report",
      async () => {
        const text = await readFile(join(lambda.logs, "f.log"), "utf8").catch(() => "");
        return text.includes("REPORT") ? text : undefined;
      },
      { seconds: 300 },
    );
    expect(log).toMatch(/START RequestId: \S+\n(.*\n)*END RequestId/);
  });
});

describe("asynchronous invocations", () => {
  it("are tried again until they succeed", async () => {
    const note = join(folder, "note");
    lambda.accept("f", JSON.stringify({ note, failTimes: 2 }));
    await waitFor(
      "three attempts",
      async () => ((await readFile(note, "utf8").catch(() => "")).length === 3 ? true : undefined),
      { seconds: 300 },
    );
    expect(sent).toEqual([]);
  });

  it("leave their payload and the error at their destination when they fail for good", async () => {
    lambda.accept("f", JSON.stringify({ fail: true }));
    const body = await waitFor("the failure's record", () => sent[0], { seconds: 300 });
    expect(JSON.parse(body)).toMatchObject({
      requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 },
      requestPayload: { fail: true },
      responsePayload: { errorMessage: "no such thing" },
    });
  });

  it("survive a restart", async () => {
    const note = join(folder, "note");
    lambda.accept("f", JSON.stringify({ wait: 30_000, note }));
    await lambda.close();
    await writeFile(join(folder, "code", "index.mjs"), HANDLER.replace("if (event.wait)", "if (false)"));
    lambda = open();
    await deploy();
    lambda.resume();
    await waitFor(
      "the invocation",
      async () => ((await readFile(note, "utf8").catch(() => "")) === "x" ? true : undefined),
      { seconds: 300 },
    );
  });
});

describe("a function URL", () => {
  const serve = async (run: (url: string) => Promise<void>): Promise<void> => {
    const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      request.url = (request.url ?? "").slice("/functions/f".length) || "/";
      void lambda.url("f", "/functions/f")(request, response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    try {
      await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/functions/f`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  it("turns a request into an event and the answer into a response", () =>
    serve(async (url) => {
      const response = await fetch(`${url}/models/a%20b?x=1&x=2&y=`, {
        method: "POST",
        headers: {
          "content-type": "text/csv",
          cookie: "s=1; t=2",
          "X-Own": "ünï".normalize("NFC").replace(/[^\x20-\x7e]/g, "u"),
        },
        body: "1,2\n",
      });
      expect(response.status).toBe(201);
      expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
      expect(await response.json()).toMatchObject({
        version: "2.0",
        rawPath: "/models/a%20b",
        rawQueryString: "x=1&x=2&y=",
        queryStringParameters: { x: "1,2", y: "" },
        cookies: ["s=1", "t=2"],
        headers: { "content-type": "text/csv", "x-own": "unu" },
        requestContext: { http: { method: "POST", path: "/models/a%20b" }, accountId: "anonymous" },
        body: "1,2\n",
        isBase64Encoded: false,
      });
    }));

  it("hands over bytes as base64", () =>
    serve(async (url) => {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/x-npy" },
        body: new Uint8Array([0, 255]),
      });
      expect(await response.json()).toMatchObject({ body: "AP8=", isBase64Encoded: true });
    }));

  it("refuses a body beyond six megabytes", () =>
    serve(async (url) => {
      expect((await fetch(url, { method: "POST", body: "x".repeat(6 * 1024 * 1024 + 1) })).status).toBe(413);
    }));

  it("tells nothing of what failed inside", () =>
    serve(async (url) => {
      await deploy({ handler: "missing.handler" });
      const response = await fetch(url);
      expect([response.status, await response.json()]).toEqual([502, { message: "Internal Server Error" }]);
    }));

  it("asks for a signature where it is guarded by IAM", async () => {
    await deploy({ url: { authType: "AWS_IAM" } });
    await serve(async (url) => {
      expect((await fetch(url)).status).toBe(403);
      const signed = (secretAccessKey: string) =>
        new AwsClient({
          accessKeyId: "someone",
          secretAccessKey,
          service: "lambda",
          region: "us-east-1",
          retries: 0,
        });
      const request = { method: "POST", body: "a b", headers: { "content-type": "text/plain" } };
      expect((await signed("wrong").fetch(`${url}/x/y?b=2&a=1`, request)).status).toBe(403);
      const response = await signed("local").fetch(`${url}/x/y?b=2&a=1`, request);
      expect(response.status).toBe(201);
      expect(await response.json()).toMatchObject({
        requestContext: { authorizer: { iam: { accessKey: "someone" } } },
      });
    });
  });
});
