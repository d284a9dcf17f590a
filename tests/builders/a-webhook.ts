import { createHmac } from "node:crypto";
import { createHandler } from "../../functions/webhook/handler.ts";
import { createSignatureCheck } from "../../shared/adapters/create-signature-check.ts";
import type { DeliveryState } from "../../shared/domain/delivery.ts";
import type { Hint } from "../../shared/domain/hint.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { aFunctionUrlEvent, type FunctionUrlRequest } from "./a-function-url-event.ts";
import { aLambdaContext } from "./a-lambda-context.ts";
import { anAllowList } from "./an-allow-list.ts";

const SECRET = "a secret of the webhook";
export const DELIVERY = "11111111-2222-3333-4444-555555555555";

/** A request as GitHub signs it. */
export const signedRequest = (
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): FunctionUrlRequest => ({
  body,
  headers: {
    "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
    "x-github-delivery": DELIVERY,
    "x-github-event": "push",
    "content-type": "application/json",
    ...headers,
  },
});

type Options = {
  readonly state?: DeliveryState;
  readonly announce?: (hint: Hint) => Promise<void>;
  readonly repositories?: string;
};

/** The webhook's handler with everything around it in memory. */
export const aWebhook = ({
  state = "new",
  announce = async () => {},
  repositories = "acme/*",
}: Options = {}) => {
  const announced: Hint[] = [];
  const remembered: string[] = [];
  const handler = createHandler({
    isSigned: createSignatureCheck(async () => SECRET),
    deliveries: {
      remember: async ({ id }) => {
        remembered.push(id);
        return state;
      },
    },
    announcer: {
      announce: async (hint) => {
        await announce(hint);
        announced.push(hint);
      },
    },
    allowed: anAllowList(repositories),
    log: silentLog,
  });
  return {
    announced,
    remembered,
    send: async (request: FunctionUrlRequest) => handler(aFunctionUrlEvent(request), aLambdaContext()),
    /** Sends an event as GitHub does. */
    deliver: async (event: string, payload: object) =>
      handler(
        aFunctionUrlEvent(signedRequest(JSON.stringify(payload), { "x-github-event": event })),
        aLambdaContext(),
      ),
  };
};
