import type { ModelApprovalStatus } from "@aws-sdk/client-sagemaker";
import { refuse } from "../refuse.ts";
import type { PackageRecord } from "./package-record.ts";

const TRANSITIONS: Readonly<Record<ModelApprovalStatus, readonly ModelApprovalStatus[]>> = {
  PendingManualApproval: ["Approved", "Rejected"],
  Approved: ["Rejected"],
  Rejected: ["Approved"],
};

/** Refuses an approval status that a package cannot go to from where it is; to stay is no transition. */
export const checkApproval = (record: PackageRecord, status: ModelApprovalStatus): void => {
  const { ModelPackageArn } = record;
  const current =
    record.ModelApprovalStatus ??
    refuse(`ModelApprovalStatus cannot be set: ${ModelPackageArn} is not a versioned model package.`);
  if (status !== current && !TRANSITIONS[current].includes(status))
    refuse(
      `Model package ${ModelPackageArn} cannot change its approval status from ${current} to ${status}.`,
    );
};
