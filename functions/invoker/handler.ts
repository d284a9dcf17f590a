import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Route, ServingVersion } from "../../shared/domain/route.ts";
import type { Log } from "../../shared/ports/log.ts";
import type { InferenceOutcome, Models } from "../../shared/ports/models.ts";
import type { RouteCache } from "../../shared/usecases/create-route-cache.ts";
import { answerOutcome } from "./answer-outcome.ts";
import { problem } from "./problem.ts";
import { type Invocation, readInvocation } from "./read-invocation.ts";

export type InvokerDependencies = { readonly routes: RouteCache; readonly models: Models; readonly log: Log };

type Response = APIGatewayProxyStructuredResultV2;

const lineage = (
  group: string,
  { version, commit }: ServingVersion,
  requestId: string,
): Record<string, string> => ({
  "x-slipway-group": group,
  "x-slipway-version": String(version),
  ...(commit === undefined ? {} : { "x-slipway-commit": commit }),
  "x-request-id": requestId,
});

const noRoute = (group: string, route: Route | undefined, requestId: string): Response =>
  route
    ? problem(404, "NothingServes", `no version of ${group} serves: ${route.reason ?? "none is approved"}`, {
        "x-request-id": requestId,
      })
    : problem(404, "UnknownGroup", `no version of ${group} was ever approved`, { "x-request-id": requestId });

/** Answers an inference with what the group's route says, and says which version and commit answered. */
export const createHandler = ({ routes, models, log }: InvokerDependencies) => {
  const infer = (
    { body, contentType, accept }: Invocation,
    { targetModel }: ServingVersion,
    inferenceId: string,
  ) =>
    models.infer({
      targetModel,
      body,
      contentType,
      inferenceId,
      ...(accept === undefined ? {} : { accept }),
    });

  const invoke = async (invocation: Invocation, requestId: string): Promise<Response> => {
    const { group } = invocation;
    const route = await routes.get(group);
    if (!route?.stable) return noRoute(group, route, requestId);
    let serving = route.stable;
    let outcome: InferenceOutcome = await infer(invocation, serving, requestId);
    if (outcome.kind === "missing") {
      // What is remembered may be older than a roll-back that has removed the artifact: look once more.
      const fresh = await routes.refresh(group);
      if (!fresh?.stable) return noRoute(group, fresh, requestId);
      if (fresh.stable.targetModel !== serving.targetModel)
        outcome = await infer(invocation, fresh.stable, requestId);
      serving = fresh.stable;
    }
    const level = outcome.kind === "answer" ? {} : { outcome: outcome.kind };
    log.info("invoked", { group, version: serving.version, requestId, ...level });
    return answerOutcome(outcome, lineage(group, serving, requestId));
  };

  return middy<APIGatewayProxyEventV2, Response>()
    .onError((request) => {
      log.error("the invocation failed", request.error);
      request.response = problem(500, "InternalError", "the request could not be answered", {
        "x-request-id": request.event.requestContext.requestId,
      });
    })
    .handler(async (event): Promise<Response> => {
      const reading = readInvocation(event);
      return reading.kind === "problem"
        ? reading.response
        : invoke(reading.invocation, event.requestContext.requestId);
    });
};
