import type { HostedModel } from "./hosted-model.ts";

/** A production variant as an endpoint runs it. */
export type VariantRecord = {
  readonly variantName: string;
  readonly weight: number;
  readonly instanceCount: number;
  /** Absent in older records. */
  readonly instanceType?: string | undefined;
  readonly model: HostedModel;
};
