import type { CreateModelPackageInput } from "@aws-sdk/client-sagemaker";
import { refuse } from "../refuse.ts";
import type { Registry } from "./open-registry.ts";
import type { PackageRecord } from "./package-record.ts";

const named = ({ packages }: Registry, ModelPackageName: string) => {
  const ModelPackageArn = packages.arnOf(ModelPackageName);
  if (packages.find(ModelPackageArn)) refuse(`Model Package already exists: ${ModelPackageArn}`);
  return { ModelPackageName, ModelPackageArn };
};

const nextVersion = ({ groups, packages }: Registry, groupName: string) => {
  const group = groups.get(groupName);
  const { ModelPackageGroupName } = group;
  const ModelPackageVersion = group.LastVersion + 1;
  // The number is spent even if what follows is lost: a version must never come twice.
  groups.put({ ...group, LastVersion: ModelPackageVersion });
  return {
    ModelPackageGroupName,
    ModelPackageVersion,
    ModelPackageArn: packages.arnOf(`${ModelPackageGroupName}/${ModelPackageVersion}`),
    ModelApprovalStatus: "PendingManualApproval",
  };
};

/** Registers a model package: the next version of its group, or one under its own name. */
export const createPackage = (
  registry: Registry,
  input: CreateModelPackageInput,
  time: number,
): PackageRecord => {
  const { Tags: _tags, ClientToken: _token, ModelPackageName = "", ModelPackageGroupName, ...kept } = input;
  const record = {
    ...(ModelPackageGroupName === undefined
      ? named(registry, ModelPackageName)
      : nextVersion(registry, ModelPackageGroupName)),
    CertifyForMarketplace: false,
    ...kept,
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CreationTime: time,
  } as PackageRecord;
  registry.packages.put(record);
  return record;
};
