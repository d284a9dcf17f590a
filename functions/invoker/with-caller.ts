import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Access, Caller } from "../../shared/usecases/access/access.ts";
import type { Exchange } from "./exchange.ts";
import { iamArnOf } from "./iam-arn-of.ts";
import { refuse } from "./refuse.ts";

type Asking = { readonly event: APIGatewayProxyEventV2; readonly group?: string };

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
  if (admission.kind === "refused") {
    const { code, detail, headers, caller } = admission;
    const { response, record } = refuse(code, { detail, headers });
    return { response, record: { ...record, ...(caller === undefined ? {} : { caller }) } };
  }
  const { caller } = admission;
  const { response, record } = await answer(caller);
  const headers = { ...response.headers, ...admission.headers };
  return { response: { ...response, headers }, record: { ...record, caller: caller.name } };
};
