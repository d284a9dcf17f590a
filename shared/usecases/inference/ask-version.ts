import type { ServingVersion } from "../../domain/route.ts";
import type { Budget } from "./budget.ts";
import { checkTypes } from "./check-types.ts";
import { type InferPorts, inferWithin } from "./infer-within.ts";
import { inferenceOf } from "./inference-of.ts";
import type { InferenceRequest } from "./inference-request.ts";
import type { InferenceResult } from "./inference-result.ts";

export type Question = {
  readonly request: InferenceRequest;
  readonly serving: ServingVersion;
  readonly budget: Budget;
};

/** Has one version answer a request, unless its package says that it cannot. */
export const askVersion = async (
  ports: InferPorts,
  { request, serving, budget }: Question,
): Promise<InferenceResult> => {
  const mismatch = checkTypes(serving, request);
  if (mismatch) return { result: { kind: "mismatch", mismatch }, serving, calls: 0, isCold: false };
  const { outcome, ...took } = await inferWithin(
    ports,
    { ...inferenceOf(request), targetModel: serving.targetModel },
    budget,
  );
  return { result: { kind: "asked", outcome }, serving, ...took };
};
