import type { RouteLookup } from "../../shared/usecases/inference/create-route-cache.ts";
import { answerJson } from "./answer-json.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import { describeModel } from "./describe-model.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { refuse } from "./refuse.ts";
import { withCaller } from "./with-caller.ts";

/** Shows what serves a group. */
export const answerDescription = (
  { access, routes, log }: InvokerDependencies,
  { event, parameters: { group = "" }, requestId }: UrlRequest,
): Promise<Exchange> =>
  withCaller(access, { event, group }, async () => {
    let lookup: RouteLookup;
    try {
      lookup = await routes.get(group);
    } catch (error) {
      log.error("the route cannot be read", error, { group, requestId });
      return refuse("RouteUnavailable", { headers: { "retry-after": "1" } });
    }
    return lookup.route
      ? { response: await answerJson(describeModel(lookup.route), event.headers["accept-encoding"]) }
      : refuse("UnknownGroup", { detail: `no version of ${group} was ever approved` });
  });
