import { answerDescription } from "./answer-description.ts";
import { answerInvocation } from "./answer-invocation.ts";
import { answerJson } from "./answer-json.ts";
import { answerListing } from "./answer-listing.ts";
import { answerOlderForm } from "./answer-older-form.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { openApi } from "./open-api.ts";

/** Does what a request asks for. */
export const answerOperation = async (
  dependencies: InvokerDependencies,
  request: UrlRequest,
): Promise<Exchange> => {
  const acceptEncoding = request.event.headers["accept-encoding"];
  switch (request.operation.id) {
    case "invoke":
    case "invokeVersion":
      return answerInvocation(dependencies, request);
    case "invokeOlderForm":
      return answerOlderForm(dependencies, request);
    case "listModels":
      return answerListing(dependencies, request);
    case "describeModel":
      return answerDescription(dependencies, request);
    case "health":
      return { response: await answerJson({ status: "ok" }, acceptEncoding) };
    case "openApi":
      return { response: await answerJson(openApi(), acceptEncoding) };
    default:
      return request.operation.id satisfies never;
  }
};
