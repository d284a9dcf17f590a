import { endpointUnavailable, modelNotAnswering } from "../../domain/errors.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { Models } from "../../ports/models.ts";
import type { SamplePayloads } from "../../ports/sample-payloads.ts";
import { judgeWarming } from "./judge-warming.ts";

export type WarmPorts = {
  readonly models: Models;
  readonly samples: SamplePayloads;
  /** How long a new model may take until it answers. */
  readonly warmSeconds: number;
  /** ISO 8601. */
  readonly now: () => string;
  readonly pause: (attempt: number) => Promise<void>;
};

const sampleOf = async (
  { samples }: WarmPorts,
  { arn, samplePayload }: ModelPackage,
): Promise<Uint8Array | undefined> => {
  if (samplePayload === undefined) return undefined;
  const sample = await samples.read(samplePayload);
  if (sample.kind === "payload") return sample.body;
  throw modelNotAnswering(arn, `its sample payload ${samplePayload} cannot be read: ${sample.reason}`);
};

/**
 * Asks a model that has a copy but no callers yet, until it answers the package's sample payload; without one, until it
 * has loaded. A model that does not in time is its author's to mend; an endpoint that does not, the operator's.
 */
export const warmModel = async (
  ports: WarmPorts,
  { model, targetModel }: { readonly model: ModelPackage; readonly targetModel: string },
): Promise<void> => {
  const { models, warmSeconds, now, pause } = ports;
  const sample = await sampleOf(ports, model);
  const until = Date.parse(now()) + 1000 * warmSeconds;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await models.infer({
      targetModel,
      body: sample ?? new Uint8Array(),
      contentType: model.contentTypes[0] ?? "application/octet-stream",
      inferenceId: `warm-${model.version}-${attempt}`,
    });
    const warmth = judgeWarming(outcome, sample !== undefined);
    if (warmth.kind === "warm") return;
    if (warmth.kind === "broken") throw modelNotAnswering(model.arn, warmth.message);
    if (warmth.kind === "refused") throw endpointUnavailable(targetModel, warmth.message);
    if (Date.parse(now()) >= until)
      throw warmth.isSlow
        ? modelNotAnswering(model.arn, `after ${warmSeconds} s ${warmth.why}`)
        : endpointUnavailable(targetModel, `after ${warmSeconds} s ${warmth.why}`);
    await pause(attempt);
  }
};
