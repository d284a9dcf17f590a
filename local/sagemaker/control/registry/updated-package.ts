import type { UpdateModelPackageInput } from "@aws-sdk/client-sagemaker";
import { refuse } from "../refuse.ts";
import { checkApproval } from "./check-approval.ts";
import type { PackageRecord } from "./package-record.ts";

export type UpdatedPackage = {
  readonly record: PackageRecord;
  /** As events name them. */
  readonly fields: readonly string[];
};

type Update = UpdateModelPackageInput;

const MOST_METADATA = 50;
const MOST_SPECIFICATIONS = 15;

/** The event's own names for what a request changes, in the order in which AWS documents them. */
const FIELDS: Readonly<Partial<Record<keyof Update, string>>> = {
  ModelApprovalStatus: "ModelApprovalStatus",
  ApprovalDescription: "ApprovalDescription",
  SourceUri: "sourceUri",
  CustomerMetadataProperties: "CustomerMetadataProperties",
  CustomerMetadataPropertiesToRemove: "CustomerMetadataProperties",
  InferenceSpecification: "InferenceSpecification",
  ModelLifeCycle: "ModelLifeCycle",
  AdditionalInferenceSpecificationsToAdd: "AdditionalInferenceSpecifications",
  ModelCard: "ModelCard",
  ModelPackageRegistrationType: "ModelPackageRegistrationType",
};

const fieldsOf = (update: Update): readonly string[] => {
  const named = Object.entries(FIELDS).filter(([member]) => update[member as keyof Update] !== undefined);
  return [...new Set(named.map(([, field]) => field))];
};

const metadataOf = (record: PackageRecord, update: Update) => {
  const removed = new Set(update.CustomerMetadataPropertiesToRemove);
  const kept = Object.entries(record.CustomerMetadataProperties ?? {}).filter(([key]) => !removed.has(key));
  const metadata = { ...Object.fromEntries(kept), ...update.CustomerMetadataProperties };
  if (Object.keys(metadata).length > MOST_METADATA)
    refuse(`A model package can have at most ${MOST_METADATA} customer metadata properties.`);
  return metadata;
};

const specificationsOf = (record: PackageRecord, update: Update) => {
  const known = record.AdditionalInferenceSpecifications ?? [];
  const added = update.AdditionalInferenceSpecificationsToAdd ?? [];
  const taken = added.find(({ Name }) => known.some((each) => each.Name === Name));
  if (taken) refuse(`Additional inference specification "${taken.Name}" already exists.`);
  if (known.length + added.length > MOST_SPECIFICATIONS)
    refuse(`A model package can have at most ${MOST_SPECIFICATIONS} additional inference specifications.`);
  return [...known, ...added];
};

/** What an update makes of a package; refuses what the registry does not allow. */
export const updatedPackage = (record: PackageRecord, update: Update, time: number): UpdatedPackage => {
  const {
    ModelPackageArn: _arn,
    ClientToken: _token,
    CustomerMetadataProperties: _metadata,
    CustomerMetadataPropertiesToRemove: _removed,
    AdditionalInferenceSpecificationsToAdd: _added,
    ...replaced
  } = update;
  const { CustomerMetadataProperties: _old, AdditionalInferenceSpecifications: _known, ...rest } = record;
  if (update.ModelApprovalStatus !== undefined) checkApproval(record, update.ModelApprovalStatus);
  const metadata = metadataOf(record, update);
  const specifications = specificationsOf(record, update);
  const fields = fieldsOf(update);
  return {
    fields,
    record: {
      ...rest,
      ...replaced,
      ...(Object.keys(metadata).length > 0 ? { CustomerMetadataProperties: metadata } : {}),
      ...(specifications.length > 0 ? { AdditionalInferenceSpecifications: specifications } : {}),
      LastModifiedTime: time,
    } as PackageRecord,
  };
};
