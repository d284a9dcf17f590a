import {
  DescribeModelPackageCommand,
  ListModelPackagesCommand,
  type ModelPackageContainerDefinition,
  ResourceNotFound,
  type SageMakerClient,
  SageMakerServiceException,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import type { ModelPackage } from "../domain/model-package.ts";
import type { Registry } from "../ports/registry.ts";

// The service answers a missing package with a validation error rather than with ResourceNotFound.
const isMissing = (error: unknown): boolean =>
  error instanceof ResourceNotFound ||
  (error instanceof SageMakerServiceException &&
    error.name === "ValidationException" &&
    /does not exist/i.test(error.message));

const unlessMissing = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const isUncompressed = ({ ModelDataSource }: ModelPackageContainerDefinition): boolean =>
  ModelDataSource?.S3DataSource?.CompressionType === "None" ||
  ModelDataSource?.S3DataSource?.S3DataType === "S3Prefix";

const artifactOf = (container: ModelPackageContainerDefinition): string | undefined =>
  container.ModelDataUrl ??
  (isUncompressed(container) ? undefined : container.ModelDataSource?.S3DataSource?.S3Uri);

const uncompressedOf = (container: ModelPackageContainerDefinition): readonly string[] =>
  isUncompressed(container) ? [container.ModelDataSource?.S3DataSource?.S3Uri ?? ""] : [];

/** A value as customer metadata takes it. */
const fitValue = (value: string): string =>
  value
    .replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 256);

/** The model registry in SageMaker; model cards are not read, so no key is needed for them. */
export const createSageMakerRegistry = (client: SageMakerClient): Registry => {
  const describe = async (packageArn: string): Promise<ModelPackage | undefined> => {
    const model = await unlessMissing(
      client.send(
        new DescribeModelPackageCommand({ ModelPackageName: packageArn, IncludedData: "MetadataOnly" }),
      ),
    );
    const { ModelPackageGroupName: group, ModelPackageVersion: version } = model ?? {};
    if (model === undefined || group === undefined || version === undefined) return undefined;
    const { InferenceSpecification: inference, LastModifiedTime, CreationTime } = model;
    const containers = inference?.Containers ?? [];
    return {
      arn: model.ModelPackageArn ?? packageArn,
      group,
      version,
      approval: model.ModelApprovalStatus ?? "PendingManualApproval",
      modifiedAt: (LastModifiedTime ?? CreationTime ?? new Date(0)).getTime(),
      artifacts: containers.map(artifactOf),
      uncompressed: containers.flatMap(uncompressedOf),
      images: containers.flatMap(({ Image }) => Image ?? []),
      environment: Object.fromEntries(
        containers.flatMap(({ Environment = {} }) => Object.entries(Environment)),
      ),
      contentTypes: inference?.SupportedContentTypes ?? [],
      responseTypes: inference?.SupportedResponseMIMETypes ?? [],
      ...(model.SamplePayloadUrl === undefined ? {} : { samplePayload: model.SamplePayloadUrl }),
      metadata: model.CustomerMetadataProperties ?? {},
    };
  };
  return {
    describe,
    latest: async (group) => {
      const listed = await unlessMissing(
        client.send(
          new ListModelPackagesCommand({
            ModelPackageGroupName: group,
            ModelPackageType: "Versioned",
            SortBy: "CreationTime",
            SortOrder: "Descending",
            MaxResults: 1,
          }),
        ),
      );
      const arn = listed?.ModelPackageSummaryList?.[0]?.ModelPackageArn;
      return arn === undefined ? undefined : describe(arn);
    },
    annotate: async (packageArn, metadata) => {
      const entries = Object.entries(metadata);
      const set = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, fitValue(value)]]));
      const removed = entries.flatMap(([name, value]) => (value === undefined ? [name] : []));
      await client.send(
        new UpdateModelPackageCommand({
          ModelPackageArn: packageArn,
          ...(set.length === 0 ? {} : { CustomerMetadataProperties: Object.fromEntries(set) }),
          ...(removed.length === 0 ? {} : { CustomerMetadataPropertiesToRemove: removed }),
        }),
      );
    },
    decide: async (packageArn, approval, reason) => {
      await client.send(
        new UpdateModelPackageCommand({
          ModelPackageArn: packageArn,
          ModelApprovalStatus: approval,
          ...(reason === undefined ? {} : { ApprovalDescription: reason.slice(0, 1024) }),
        }),
      );
    },
  };
};
