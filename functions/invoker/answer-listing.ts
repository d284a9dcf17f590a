import { answerJson } from "./answer-json.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import { describeModel } from "./describe-model.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { pageOf } from "./page-of.ts";
import { refuse } from "./refuse.ts";
import { withCaller } from "./with-caller.ts";

/** Lists the groups that the caller may ask for, a page at a time. */
export const answerListing = (
  { access, listing }: InvokerDependencies,
  { event }: UrlRequest,
): Promise<Exchange> =>
  withCaller(access, { event }, async (caller) => {
    const routes = (await listing.list()).filter(({ group }) => access.maySee(caller, group));
    const page = pageOf(routes, event.queryStringParameters ?? {});
    if (!page) return refuse("MalformedPage");
    const body = { models: page.routes.map(describeModel), next: page.next };
    return { response: await answerJson(body, event.headers["accept-encoding"]) };
  });
