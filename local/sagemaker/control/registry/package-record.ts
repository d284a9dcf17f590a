import type {
  AdditionalInferenceSpecificationDefinition,
  InferenceSpecification,
  ModelApprovalStatus,
  ModelLifeCycle,
  ModelPackageModelCard,
} from "@aws-sdk/client-sagemaker";

/** A model package as DescribeModelPackage answers it; further members of its request are kept as they came. */
export type PackageRecord = {
  /** Of unversioned packages only. */
  readonly ModelPackageName?: string;
  readonly ModelPackageGroupName?: string;
  readonly ModelPackageVersion?: number;
  readonly ModelPackageArn: string;
  readonly ModelPackageDescription?: string;
  readonly ModelPackageRegistrationType?: string;
  readonly ModelPackageStatus: "Completed" | "Deleting";
  readonly ModelPackageStatusDetails: { readonly ValidationStatuses: []; readonly ImageScanStatuses: [] };
  readonly ModelApprovalStatus?: ModelApprovalStatus;
  readonly ApprovalDescription?: string;
  readonly CertifyForMarketplace: boolean;
  readonly CreationTime: number;
  readonly LastModifiedTime?: number;
  readonly InferenceSpecification?: InferenceSpecification;
  readonly AdditionalInferenceSpecifications?: readonly AdditionalInferenceSpecificationDefinition[];
  readonly CustomerMetadataProperties?: Readonly<Record<string, string>>;
  readonly ModelCard?: ModelPackageModelCard;
  readonly ModelLifeCycle?: ModelLifeCycle;
  readonly SourceUri?: string;
};
