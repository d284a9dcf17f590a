import type { CaptureSettings } from "../../domain/capture-settings.ts";
import type { Variant } from "../inference/choose-version.ts";
import { capturePayload, type Payload } from "./capture-payload.ts";

/** An inference that is to be kept. */
export type Sample = {
  readonly id: string;
  readonly group: string;
  readonly inferenceId: string;
  /** Epoch milliseconds when the answer was there. */
  readonly at: number;
  readonly milliseconds: number;
  readonly version: number;
  readonly packageArn: string;
  readonly commit?: string;
  readonly variant?: Variant;
  /** What came of it, in a word. */
  readonly outcome: string;
  readonly input: Payload;
  /** Absent where the model gave no answer. */
  readonly output?: Payload;
};

/** One line of JSON as SageMaker's data capture writes it, with what only Slipway knows beside it. */
export const captureLine = (sample: Sample, { redact }: Pick<CaptureSettings, "redact">): string => {
  const { id, group, inferenceId, at, milliseconds, version, packageArn, commit, variant, outcome } = sample;
  const { input, output } = sample;
  return JSON.stringify({
    captureData: {
      endpointInput: capturePayload(input, "INPUT", redact.input),
      ...(output ? { endpointOutput: capturePayload(output, "OUTPUT", redact.output) } : {}),
    },
    eventMetadata: { eventId: id, inferenceId, inferenceTime: new Date(at).toISOString() },
    eventVersion: "0",
    slipway: { group, version, package: packageArn, commit, variant, outcome, milliseconds },
  });
};
