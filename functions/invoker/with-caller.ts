import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Access, Caller } from "./access.ts";
import type { Exchange } from "./exchange.ts";
import { iamArnOf } from "./iam-arn-of.ts";

type Asking = { readonly event: APIGatewayProxyEventV2; readonly group?: string };

type Refusal = Extract<Awaited<ReturnType<Access["admit"]>>, { kind: "refused" }>;

const refusal = ({ status, code, detail, headers }: Refusal): Exchange => ({
  response: {
    statusCode: status,
    headers: { ...headers, "content-type": "application/problem+json" },
    body: JSON.stringify({ type: "about:blank", title: code, status, code, detail }),
  },
  record: { code },
});

/** Has a request answered for whoever sends it, if that is somebody who may ask for its group. */
export const withCaller = async (
  access: Access,
  { event, group }: Asking,
  answer: (caller: Caller) => Promise<Exchange>,
): Promise<Exchange> => {
  const iamArn = iamArnOf(event);
  const admission = await access.admit({
    headers: event.headers,
    now: Date.now(),
    ...(iamArn === undefined ? {} : { iamArn }),
    ...(group === undefined ? {} : { group }),
  });
  if (admission.kind === "refused") return refusal(admission);
  const { response, record } = await answer(admission.caller);
  return {
    response: { ...response, headers: { ...response.headers, ...admission.headers } },
    record: { ...record, caller: admission.caller.name },
  };
};
