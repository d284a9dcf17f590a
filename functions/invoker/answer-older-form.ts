import { answerInferenceRequest } from "./answer-inference-request.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { readInference } from "./read-inference.ts";
import { refuse } from "./refuse.ts";
import { withCaller } from "./with-caller.ts";

/** Has a model answer the older system's body, which alone tells the group that the caller must be allowed to ask. */
export const answerOlderForm = async (
  dependencies: InvokerDependencies,
  request: UrlRequest,
): Promise<Exchange> => {
  const { access, bodyLimit } = dependencies;
  const { event, requestId } = request;
  const reading = await readInference(event, { parameters: {}, requestId, bodyLimit });
  if (reading.kind === "refused") return refuse(reading.code);
  const { inference } = reading;
  return withCaller(access, { event, group: inference.group }, () =>
    answerInferenceRequest(dependencies, request, inference),
  );
};
