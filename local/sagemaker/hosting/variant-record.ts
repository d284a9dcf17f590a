import type { HostedModel } from "./hosted-model.ts";

/** A production variant as an endpoint runs it. */
export type VariantRecord = {
  readonly variantName: string;
  readonly weight: number;
  readonly instanceCount: number;
  readonly model: HostedModel;
};
