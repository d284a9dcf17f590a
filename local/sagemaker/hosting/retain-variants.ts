import type { UpdateEndpointInput } from "@aws-sdk/client-sagemaker";
import type { VariantRecord } from "./variant-record.ts";

type Retain = Pick<UpdateEndpointInput, "RetainAllVariantProperties" | "ExcludeRetainedVariantProperties">;

/** Keeps, where an update asks for it, the weights and instance counts that variants of the same name have now. */
export const retainVariants = (
  wanted: readonly VariantRecord[],
  present: readonly VariantRecord[],
  { RetainAllVariantProperties, ExcludeRetainedVariantProperties = [] }: Retain,
): VariantRecord[] => {
  const excluded = ExcludeRetainedVariantProperties.map(({ VariantPropertyType }) => VariantPropertyType);
  return wanted.map((variant) => {
    const before = present.find(({ variantName }) => variantName === variant.variantName);
    if (!RetainAllVariantProperties || !before) return variant;
    return {
      ...variant,
      weight: excluded.includes("DesiredWeight") ? variant.weight : before.weight,
      instanceCount: excluded.includes("DesiredInstanceCount") ? variant.instanceCount : before.instanceCount,
    };
  });
};
