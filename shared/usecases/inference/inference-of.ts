import type { Inference } from "../../ports/models.ts";
import type { InferenceRequest } from "./inference-request.ts";

/** What of a request a model is told. */
export const inferenceOf = ({
  group: _group,
  version: _version,
  key: _key,
  ...inference
}: InferenceRequest): Omit<Inference, "targetModel" | "signal"> => inference;
