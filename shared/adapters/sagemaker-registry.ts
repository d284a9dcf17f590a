import {
  DescribeModelPackageCommand,
  ResourceNotFound,
  type SageMakerClient,
  SageMakerServiceException,
} from "@aws-sdk/client-sagemaker";
import type { Registry } from "../ports/registry.ts";

// The service answers a missing package with a validation error rather than with ResourceNotFound.
const isMissing = (error: unknown): boolean =>
  error instanceof ResourceNotFound ||
  (error instanceof SageMakerServiceException &&
    error.name === "ValidationException" &&
    /does not exist/i.test(error.message));

/** The model registry in SageMaker; model cards are not read, so no key is needed for them. */
export const createSageMakerRegistry = (client: SageMakerClient): Registry => ({
  describe: async (packageArn) => {
    try {
      const model = await client.send(
        new DescribeModelPackageCommand({ ModelPackageName: packageArn, IncludedData: "MetadataOnly" }),
      );
      const {
        ModelPackageGroupName: group,
        ModelPackageVersion: version,
        InferenceSpecification: inference,
      } = model;
      if (group === undefined || version === undefined) return undefined;
      return {
        arn: model.ModelPackageArn ?? packageArn,
        group,
        version,
        approval: model.ModelApprovalStatus ?? "PendingManualApproval",
        modifiedAt: (model.LastModifiedTime ?? model.CreationTime ?? new Date(0)).getTime(),
        artifacts: (inference?.Containers ?? []).map(({ ModelDataUrl }) => ModelDataUrl),
        contentTypes: inference?.SupportedContentTypes ?? [],
        metadata: model.CustomerMetadataProperties ?? {},
      };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
});
