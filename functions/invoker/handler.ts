import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { answerOperation } from "./answer-operation.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import type { Exchange } from "./exchange.ts";
import { findOperation } from "./find-operation.ts";
import { problem } from "./problem.ts";
import { readTraceparent } from "./read-traceparent.ts";
import { refuse } from "./refuse.ts";
import { requestIdOf } from "./request-id-of.ts";

type Response = APIGatewayProxyStructuredResultV2;

const UNKNOWN = { group: "UnknownGroup", version: "UnknownVersion" } as const;

const traceOf = ({ headers }: APIGatewayProxyEventV2): object => {
  const trace = readTraceparent(headers.traceparent);
  return trace ? { traceId: trace.traceId } : {};
};

// What a caller may see depends on who it is, which a cache on the way cannot tell; and what a model says is no page.
const ALWAYS = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

const finish = (event: APIGatewayProxyEventV2, response: Response, requestId: string): Response => {
  const headers = { ...response.headers, ...ALWAYS, "x-request-id": requestId };
  // What a HEAD gets is what a GET would get, without the body.
  if (event.requestContext.http.method !== "HEAD") return { ...response, headers };
  return { ...response, headers, body: "", isBase64Encoded: false };
};

/** Answers inferences with what the groups' routes say, says what has answered, and leaves one line in the log of each request. */
export const createHandler = (dependencies: InvokerDependencies) => {
  const { log } = dependencies;

  const answer = async (
    event: APIGatewayProxyEventV2,
    request: { readonly requestId: string; readonly startedAt: number; readonly remaining: number },
  ): Promise<Exchange> => {
    const { method } = event.requestContext.http;
    const found = findOperation(method, event.rawPath);
    switch (found.kind) {
      case "operation":
        return answerOperation(dependencies, { ...found, ...request, event });
      case "other-method": {
        const headers = { allow: found.methods.join(", ") };
        return method === "OPTIONS"
          ? { response: { statusCode: 204, headers } }
          : refuse("MethodNotAllowed", { headers });
      }
      case "unknown-parameter":
        return refuse(UNKNOWN[found.parameter]);
      case "unknown-path":
        return refuse("UnknownPath", { detail: "post a model's input to /models/{group}/invocations" });
      default:
        return found satisfies never;
    }
  };

  return middy<APIGatewayProxyEventV2, Response, Error, Context>()
    .onError((failure) => {
      const requestId = requestIdOf(failure.event);
      log.error("the request could not be answered", failure.error, { requestId });
      failure.response = finish(failure.event, problem("InternalError"), requestId);
    })
    .handler(async (event, context): Promise<Response> => {
      const startedAt = performance.now();
      const requestId = requestIdOf(event);
      const remaining = context.getRemainingTimeInMillis();
      const { response, record } = await answer(event, { requestId, startedAt, remaining });
      const { method } = event.requestContext.http;
      log.info("request answered", {
        requestId,
        ...traceOf(event),
        method,
        status: response.statusCode,
        milliseconds: performance.now() - startedAt,
        ...record,
      });
      return finish(event, response, requestId);
    });
};
