import { answerInference } from "../../shared/usecases/inference/answer-inference.ts";
import type { InferenceRequest } from "../../shared/usecases/inference/inference-request.ts";
import { answerResult } from "./answer-result.ts";
import type { InvokerDependencies } from "./dependencies.ts";
import type { Exchange, UrlRequest } from "./exchange.ts";
import { lineageHeaders } from "./lineage-headers.ts";
import { readTimeout } from "./read-timeout.ts";
import { recordOf } from "./record-of.ts";
import { refuse } from "./refuse.ts";

// For encoding the answer and for the log, before Lambda ends the function.
const MARGIN_MILLISECONDS = 500;

/** Has a model answer an inference within the time that its caller and Lambda give. */
export const answerInferenceRequest = async (
  dependencies: InvokerDependencies,
  { event: { headers }, startedAt, remaining }: UrlRequest,
  inference: InferenceRequest,
): Promise<Exchange> => {
  const timeout = readTimeout(headers["x-slipway-timeout-ms"]);
  if (timeout === undefined) return refuse("MalformedTimeout");
  const spent = performance.now() - startedAt;
  const budget = dependencies.startBudget(Math.min(timeout, remaining - MARGIN_MILLISECONDS) - spent);
  const answering = answerInference(dependencies, inference, budget).finally(budget.end);
  // What earlier inferences have left is written while the model works.
  dependencies.capture?.flush();
  const result = await answering;
  const { group } = inference;
  const response = await answerResult(result, {
    group,
    headers: lineageHeaders(group, result),
    acceptEncoding: headers["accept-encoding"],
  });
  const milliseconds = performance.now() - startedAt;
  dependencies.capture?.add(inference, result, milliseconds);
  return {
    response,
    record: recordOf({ inference, result, response, milliseconds }, dependencies.metrics),
  };
};
