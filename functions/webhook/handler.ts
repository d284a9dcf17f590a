import middy from "@middy/core";
import httpErrorHandler from "@middy/http-error-handler";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { AllowList } from "../../shared/config/parse-allow-list.ts";
import type { Announcer } from "../../shared/ports/announcer.ts";
import type { DeliveryLog } from "../../shared/ports/delivery-log.ts";
import type { Log } from "../../shared/ports/log.ts";
import { parsePayload } from "./parse-payload.ts";
import { parsePush } from "./parse-push.ts";
import { readBody } from "./read-body.ts";

export type WebhookDependencies = {
  readonly isSigned: (body: Buffer, signature: string | undefined) => Promise<boolean>;
  readonly deliveries: DeliveryLog;
  readonly announcer: Announcer;
  readonly allowed: AllowList;
  readonly log: Log;
};

type Response = APIGatewayProxyStructuredResultV2;

// A function URL takes 6 MB, the event's own JSON included.
const BODY_LIMIT = 6 * 1024 * 1024;
const DELIVERY = /^[0-9A-Za-z-]{8,64}$/;

const answer = (statusCode: number, message: string): Response => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message }),
});

/** Proves that a delivery came from GitHub, remembers it and announces what it hints at; it decides nothing itself. */
export const createHandler = ({ isSigned, deliveries, announcer, allowed, log }: WebhookDependencies) => {
  const takePush = async (payload: Record<string, unknown>, id: string): Promise<Response> => {
    const push = parsePush(payload, id);
    if (!push) return answer(400, "the payload is not a push as GitHub describes it");
    const branch = allowed(push.repository);
    if (branch === undefined) return answer(200, `${push.repository} is not connected to this installation`);
    if (push.ref !== `refs/heads/${branch}`) return answer(200, `${push.ref} is not the branch ${branch}`);
    const state = await deliveries.remember({ id, event: "push", repository: push.repository });
    if (state === "handled") return answer(200, "this delivery has been handled already");
    await announcer.announce(push);
    log.info("push announced", { ...push, state });
    return answer(202, "accepted");
  };

  return middy<APIGatewayProxyEventV2, Response>()
    .use(
      httpErrorHandler({
        logger: false,
        fallbackMessage: JSON.stringify({ message: "not accepted; GitHub can redeliver it" }),
      }),
    )
    .onError(({ error }) => log.error("the delivery was not accepted", error))
    .handler(async (event): Promise<Response> => {
      const { headers } = event;
      if (event.requestContext.http.method !== "POST") return answer(405, "a webhook is a POST");
      const body = readBody(event);
      if (body.length > BODY_LIMIT) return answer(413, `the payload is larger than ${BODY_LIMIT} bytes`);
      if (!(await isSigned(body, headers["x-hub-signature-256"])))
        return answer(401, "the signature does not fit the payload");
      const id = headers["x-github-delivery"] ?? "";
      if (!DELIVERY.test(id)) return answer(400, "the header X-GitHub-Delivery is missing or malformed");
      const payload = parsePayload(body, headers["content-type"]);
      if (!payload) return answer(400, "the payload is not a JSON object");
      switch (headers["x-github-event"]) {
        case "push":
          return takePush(payload, id);
        case "ping":
          return answer(200, "pong");
        case undefined:
          return answer(400, "the header X-GitHub-Event is missing");
        default:
          return answer(200, `events of kind ${headers["x-github-event"]} are not used`);
      }
    });
};
