import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBody } from "../gateway/read-body.ts";
import { functionError, type Outcome } from "./outcome.ts";

export type Invocation = { readonly payload: string; readonly arn: string; readonly deadline: number };

/** Lambda's Runtime API for one process: hands it one invocation at a time. */
export type RuntimeApi = {
  readonly address: string;
  /** Resolves once the process asked for work, or told that it could not start. */
  readonly started: Promise<Outcome | undefined>;
  invoke(invocation: Invocation): { readonly requestId: string; readonly outcome: Promise<Outcome> };
  /** Ends what is under way with an outcome of the caller's. */
  abandon(outcome: Outcome): void;
  close(): void;
};

type Running = { readonly requestId: string; readonly settle: (outcome: Outcome) => void };

const PREFIX = "/2018-06-01/runtime/";
// As large as what a function may answer.
const BODY_LIMIT = 6 * 1024 * 1024 + 4096;

/** Serves the Runtime API on a port of its own, which is how a process is known. */
export const createRuntimeApi = async (): Promise<RuntimeApi> => {
  let waiting: ServerResponse | undefined;
  let pending: { readonly id: string; readonly invocation: Invocation } | undefined;
  let running: Running | undefined;
  let start: (failure: Outcome | undefined) => void = () => {};
  const started = new Promise<Outcome | undefined>((resolve) => {
    start = resolve;
  });

  const hand = (): void => {
    if (!waiting || !pending) return;
    const { id, invocation } = pending;
    waiting.writeHead(200, {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": id,
      "lambda-runtime-deadline-ms": String(invocation.deadline),
      "lambda-runtime-invoked-function-arn": invocation.arn,
    });
    waiting.end(invocation.payload);
    waiting = undefined;
    pending = undefined;
  };
  const settle = (id: string, outcome: Outcome): void => {
    if (running?.requestId !== id) return;
    const { settle: done } = running;
    running = undefined;
    done(outcome);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? "").slice(PREFIX.length);
    if (path === "invocation/next") {
      waiting = response;
      start(undefined);
      hand();
      return;
    }
    const body = (await readBody(request, BODY_LIMIT)).toString("utf8");
    response.writeHead(202).end();
    if (path === "init/error") start({ kind: "error", payload: body });
    const [, id = "", ending] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (ending)
      settle(decodeURIComponent(id), { kind: ending === "response" ? "answer" : "error", payload: body });
  };

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    handle(request, response).catch(() => {
      response.writeHead(413).end();
      if (running)
        settle(running.requestId, functionError("Function.ResponseSizeTooLarge", "the answer exceeds 6 MB"));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    started,
    invoke: (invocation) => {
      const requestId = randomUUID();
      const outcome = new Promise<Outcome>((resolve) => {
        running = { requestId, settle: resolve };
      });
      pending = { id: requestId, invocation };
      hand();
      return { requestId, outcome };
    },
    abandon: (outcome) => {
      start(outcome);
      pending = undefined;
      if (running) settle(running.requestId, outcome);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
