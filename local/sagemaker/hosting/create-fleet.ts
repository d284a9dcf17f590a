import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { AwsError } from "../../gateway/aws-error.ts";
import type { ContainerResponse } from "./container-client.ts";
import { createVariant, type Variant } from "./create-variant.ts";
import { createWeightedChoice } from "./create-weighted-choice.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { Invocation } from "./instance.ts";
import type { Measure } from "./metrics/measure.ts";
import type { VariantRecord } from "./variant-record.ts";

export type FleetAnswer = { readonly variantName: string; readonly response: ContainerResponse };

/** All the variants that serve one endpoint under one configuration. */
export interface Fleet {
  readonly isMultiModel: boolean;
  /** Resolves when every container answers its health check. */
  start(): Promise<void>;
  /** Sends an invocation to the named variant, or to one chosen by weight. */
  invoke(variantName: string | undefined, invocation: Invocation): Promise<FleetAnswer>;
  /** Brings weights and instance counts of its variants to those of the records. */
  rescale(records: readonly VariantRecord[]): Promise<void>;
  /** Closes when the invocations under way are answered. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

type Options = {
  readonly parts: HostingParts;
  readonly endpointName: string;
  readonly records: readonly VariantRecord[];
  readonly folder: string;
  readonly logFolder: string;
  readonly measure: Measure;
};

const drainPause = 20;

/** Prepares an endpoint's variants, which run nothing before the start. */
export const createFleet = ({ endpointName, records, ...options }: Options): Fleet => {
  const variants = records.map((record) => createVariant({ ...options, record }));
  const choose = createWeightedChoice(() => variants);
  let users = 0;

  const find = (variantName: string | undefined): Variant => {
    const variant =
      variantName === undefined ? choose() : variants.find((each) => each.variantName === variantName);
    if (variant) return variant;
    if (variantName === undefined) throw new AwsError("ServiceUnavailable", "No variant takes traffic.", 503);
    throw new AwsError(
      "ValidationError",
      `Could not find variant ${variantName} of endpoint ${endpointName}.`,
    );
  };

  const rescale = async (wanted: readonly VariantRecord[]): Promise<void> => {
    await Promise.all(
      variants.map((variant) => {
        const record = wanted.find(({ variantName }) => variantName === variant.variantName);
        variant.setWeight(record?.weight ?? 0);
        return variant.scale(record?.instanceCount ?? 0);
      }),
    );
  };

  const close = async (): Promise<void> => {
    await Promise.all(variants.map((variant) => variant.close()));
    await rm(options.folder, { recursive: true, force: true });
  };

  return {
    isMultiModel: variants.some(({ isMultiModel }) => isMultiModel),
    start: () => rescale(records),
    invoke: async (variantName, invocation) => {
      const variant = find(variantName);
      users += 1;
      try {
        return { variantName: variant.variantName, response: await variant.invoke(invocation) };
      } finally {
        users -= 1;
      }
    },
    rescale,
    drain: async () => {
      while (users > 0) await delay(drainPause);
      await close();
    },
    close,
  };
};
