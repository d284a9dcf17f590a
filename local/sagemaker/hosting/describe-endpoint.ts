import type { EndpointRecord } from "./endpoint-record.ts";
import type { VariantRecord } from "./variant-record.ts";

const describeVariant = (
  { variantName, weight, instanceCount, model }: VariantRecord,
  resolved: number,
): object => ({
  VariantName: variantName,
  ...(model.image && {
    DeployedImages: [{ SpecifiedImage: model.image, ResolvedImage: model.image, ResolutionTime: resolved }],
  }),
  CurrentWeight: weight,
  DesiredWeight: weight,
  CurrentInstanceCount: instanceCount,
  DesiredInstanceCount: instanceCount,
});

/** What DescribeEndpoint answers. */
export const describeEndpoint = (endpoint: EndpointRecord): object => {
  const { Tags: _tags, Variants, Pending, FailureReason, ...described } = endpoint;
  return {
    ...described,
    ProductionVariants: Variants.map((variant) => describeVariant(variant, endpoint.CreationTime)),
    ...(Pending && {
      PendingDeploymentSummary: {
        EndpointConfigName: Pending.EndpointConfigName,
        ProductionVariants: Pending.Variants.map((variant) =>
          describeVariant(variant, endpoint.LastModifiedTime),
        ),
      },
    }),
    ...(FailureReason !== undefined && { FailureReason }),
  };
};
