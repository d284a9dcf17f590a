import middy from "@middy/core";
import httpErrorHandler from "@middy/http-error-handler";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { AllowList } from "../../shared/config/allow-list/create-allow-list.ts";
import type { Announcer } from "../../shared/ports/announcer.ts";
import type { DeliveryLog } from "../../shared/ports/delivery-log.ts";
import type { Log } from "../../shared/ports/log.ts";
import { parsePayload } from "./parse-payload.ts";
import { readBody } from "./read-body.ts";
import { type Message, readHints } from "./read-hints.ts";

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
const EVENT = /^[a-z_]{1,64}$/;

const answer = (statusCode: number, message: string): Response => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message }),
});

/** Proves that a delivery came from GitHub, remembers it and announces what it hints at; it decides nothing itself. */
export const createHandler = ({ isSigned, deliveries, announcer, allowed, log }: WebhookDependencies) => {
  const take = async (message: Message): Promise<Response> => {
    const { delivery: id, event } = message;
    const reading = readHints(message, allowed);
    if (reading.kind === "malformed") return answer(400, reading.reason);
    if (reading.kind === "ignored") return answer(200, reading.reason);
    const { hints } = reading;
    const state = await deliveries.remember({ id, event, repository: hints[0].detail.repository });
    if (state === "handled") return answer(200, "this delivery has been handled already");
    await Promise.all(hints.map((hint) => announcer.announce(hint)));
    log.info("delivery announced", { event, state, hints });
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
    .handler(async (request): Promise<Response> => {
      const { headers } = request;
      if (request.requestContext.http.method !== "POST") return answer(405, "a webhook is a POST");
      const body = readBody(request);
      if (body.length > BODY_LIMIT) return answer(413, `the payload is larger than ${BODY_LIMIT} bytes`);
      if (!(await isSigned(body, headers["x-hub-signature-256"])))
        return answer(401, "the signature does not fit the payload");
      const delivery = headers["x-github-delivery"] ?? "";
      if (!DELIVERY.test(delivery))
        return answer(400, "the header X-GitHub-Delivery is missing or malformed");
      const event = headers["x-github-event"] ?? "";
      if (!EVENT.test(event)) return answer(400, "the header X-GitHub-Event is missing or malformed");
      const payload = parsePayload(body, headers["content-type"]);
      return payload ? take({ event, delivery, payload }) : answer(400, "the payload is not a JSON object");
    });
};
