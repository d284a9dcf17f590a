import type { InferenceRequest } from "../inference/inference-request.ts";
import type { InferenceResult } from "../inference/inference-result.ts";
import type { Sample } from "./capture-line.ts";
import type { Payload } from "./capture-payload.ts";

export type Sampling = {
  readonly inference: InferenceRequest;
  readonly result: InferenceResult;
  readonly milliseconds: number;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly maxBytes: number;
};

const payloadOf = (contentType: string, bytes: Uint8Array, maxBytes: number): Payload => ({
  contentType,
  size: bytes.length,
  ...(bytes.length > maxBytes ? {} : { bytes }),
});

/** What is kept of an inference; undefined where no model was asked. */
export const sampleOf = ({
  inference,
  result,
  milliseconds,
  id,
  at,
  maxBytes,
}: Sampling): Sample | undefined => {
  const { result: came, serving, variant } = result;
  if (came.kind !== "asked" || !serving) return undefined;
  const { outcome } = came;
  const { version, packageArn, commit } = serving;
  return {
    id,
    group: inference.group,
    inferenceId: inference.inferenceId,
    at,
    milliseconds,
    version,
    packageArn,
    ...(commit === undefined ? {} : { commit }),
    ...(variant ? { variant } : {}),
    outcome: outcome.kind,
    input: payloadOf(inference.contentType, inference.body, maxBytes),
    ...(outcome.kind === "answer" ? { output: payloadOf(outcome.contentType, outcome.body, maxBytes) } : {}),
  };
};
