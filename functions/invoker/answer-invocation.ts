import { answerInferenceRequest } from "./answer-inference-request.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { readInference } from "./read-inference.ts";
import { refuse } from "./refuse.ts";
import { withCaller } from "./with-caller.ts";

/** Has a model answer what is posted to a path that names its group; nothing of the body is read before the caller is known. */
export const answerInvocation = (
  dependencies: InvokerDependencies,
  request: UrlRequest,
): Promise<Exchange> => {
  const { access, bodyLimit } = dependencies;
  const { event, parameters } = request;
  const { group = "", version } = parameters;
  return withCaller(access, { event, group }, async (caller) => {
    if (version !== undefined && !access.mayChooseVersion(caller, group)) return refuse("Forbidden");
    const reading = await readInference(event, { parameters, requestId: request.requestId, bodyLimit });
    return reading.kind === "refused"
      ? refuse(reading.code)
      : answerInferenceRequest(dependencies, request, reading.inference);
  });
};
