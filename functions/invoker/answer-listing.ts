import type { Route } from "../../shared/domain/route.ts";
import { answerJson } from "./answer-json.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import { describeModel } from "./describe-model.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { pageOf } from "./page-of.ts";
import { refuse } from "./refuse.ts";
import { withCaller } from "./with-caller.ts";

/** Lists the groups that the caller may ask for, a page at a time. */
export const answerListing = (
  { access, listing, log }: InvokerDependencies,
  { event, requestId }: UrlRequest,
): Promise<Exchange> =>
  withCaller(access, { event }, async (caller) => {
    let routes: readonly Route[];
    try {
      routes = await listing.list();
    } catch (error) {
      log.error("routes cannot be listed", error, { requestId });
      return refuse("RouteUnavailable", { headers: { "retry-after": "1" } });
    }
    const seen = routes.filter(({ group }) => access.maySee(caller, group));
    const page = pageOf(seen, event.queryStringParameters ?? {});
    if (!page) return refuse("MalformedPage");
    const body = { models: page.routes.map(describeModel), next: page.next };
    return { response: await answerJson(body, event.headers["accept-encoding"]) };
  });
