import type { SageMakerEvent } from "../../context.ts";
import type { PackageRecord } from "./package-record.ts";

/** SageMaker's events tell times in whole seconds. */
const isoTime = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

/** The event that tells of a package's creation, update (of which fields) or deletion. */
export const packageEvent = (
  record: PackageRecord,
  updatedFields: readonly string[] = [],
): SageMakerEvent => {
  const { CreationTime, LastModifiedTime, ModelCard: _card, ...members } = record;
  return {
    detailType: "SageMaker Model Package State Change",
    resources: [record.ModelPackageArn],
    detail: {
      ...members,
      CreationTime: isoTime(CreationTime),
      ...(updatedFields.length > 0 ? { UpdatedModelPackageFields: updatedFields } : {}),
      ...(LastModifiedTime === undefined ? {} : { LastModifiedTime: isoTime(LastModifiedTime) }),
    },
  };
};
