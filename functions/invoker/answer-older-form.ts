import { answerInferenceRequest } from "./answer-inference-request.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { readInference } from "./read-inference.ts";
import { refuse } from "./refuse.ts";
import { withCaller } from "./with-caller.ts";

/**
 * Has a model answer the older system's body, which alone tells the group that the caller must be allowed to ask: who calls
 * is known before the body is read, and the group before anything is asked.
 */
export const answerOlderForm = (
  dependencies: InvokerDependencies,
  request: UrlRequest,
): Promise<Exchange> => {
  const { access, bodyLimit } = dependencies;
  const { event, requestId } = request;
  return withCaller(access, { event }, async () => {
    const reading = await readInference(event, { parameters: {}, requestId, bodyLimit });
    if (reading.kind === "refused") return refuse(reading.code);
    const { inference } = reading;
    return withCaller(access, { event, group: inference.group }, () =>
      answerInferenceRequest(dependencies, request, inference),
    );
  });
};
