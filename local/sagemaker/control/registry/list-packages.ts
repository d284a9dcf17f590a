import type { ListModelPackagesInput, ModelPackageType } from "@aws-sdk/client-sagemaker";
import { isWithin } from "../is-within.ts";
import { listPage, type Page, type PageRequest } from "../list-page.ts";
import type { PackageRecord } from "./package-record.ts";

/** A ListModelPackages request, its times as the wire has them; `group` is the name that its group was found under. */
export type ListPackages = PageRequest &
  Pick<ListModelPackagesInput, "NameContains" | "SortBy" | "ModelApprovalStatus" | "ModelPackageType"> & {
    readonly CreationTimeAfter?: number;
    readonly CreationTimeBefore?: number;
    readonly group?: string | undefined;
  };

const nameOf = ({ ModelPackageName, ModelPackageGroupName }: PackageRecord): string =>
  ModelPackageName ?? ModelPackageGroupName ?? "";

/** The API's default is to list unversioned packages only; whoever names a group wants its versions. */
const typeOf = ({ ModelPackageType, group }: ListPackages): ModelPackageType =>
  ModelPackageType ?? (group === undefined ? "Unversioned" : "Versioned");

const isOfType = ({ ModelPackageVersion }: PackageRecord, type: ModelPackageType): boolean =>
  type === "Both" || (ModelPackageVersion !== undefined) === (type === "Versioned");

const isListed = (record: PackageRecord, request: ListPackages): boolean =>
  isOfType(record, typeOf(request)) &&
  (request.group === undefined || record.ModelPackageGroupName === request.group) &&
  (request.ModelApprovalStatus === undefined || record.ModelApprovalStatus === request.ModelApprovalStatus) &&
  nameOf(record)
    .toLowerCase()
    .includes((request.NameContains ?? "").toLowerCase()) &&
  isWithin(record.CreationTime, { after: request.CreationTimeAfter, before: request.CreationTimeBefore });

/** The page of packages that a request asks for: oldest first unless it says otherwise, as the API does. */
export const listPackages = (
  records: readonly PackageRecord[],
  request: ListPackages,
): Page<PackageRecord> => {
  const listed = records.filter((record) => isListed(record, request));
  const placeOf = (record: PackageRecord) => {
    const identity = [nameOf(record), record.ModelPackageVersion ?? 0];
    return request.SortBy === "Name" ? identity : [record.CreationTime, ...identity];
  };
  return listPage(listed, placeOf, request);
};
