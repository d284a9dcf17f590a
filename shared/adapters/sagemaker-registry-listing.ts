import {
  paginateListModelPackageGroups,
  paginateListModelPackages,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { RegistryListing } from "../ports/registry-listing.ts";

// What the API gives at once; its own default is ten, and its order the oldest first.
const PAGE = 100;

/** The model registry in SageMaker, page by page. */
export const createSageMakerRegistryListing = (client: SageMakerClient): RegistryListing => ({
  groups: async () => {
    const names: string[] = [];
    const pages = paginateListModelPackageGroups(
      { client, pageSize: PAGE },
      { SortBy: "Name", SortOrder: "Ascending" },
    );
    for await (const { ModelPackageGroupSummaryList = [] } of pages)
      names.push(
        ...ModelPackageGroupSummaryList.flatMap(({ ModelPackageGroupName }) => ModelPackageGroupName ?? []),
      );
    return names;
  },
  approved: async (group) => {
    const versions = new Map<number, string>();
    const pages = paginateListModelPackages(
      { client, pageSize: PAGE },
      {
        ModelPackageGroupName: group,
        ModelPackageType: "Versioned",
        ModelApprovalStatus: "Approved",
        SortBy: "CreationTime",
        SortOrder: "Descending",
      },
    );
    for await (const { ModelPackageSummaryList = [] } of pages)
      for (const { ModelPackageVersion, ModelPackageArn } of ModelPackageSummaryList)
        if (ModelPackageVersion !== undefined && ModelPackageArn !== undefined)
          versions.set(ModelPackageVersion, ModelPackageArn);
    return versions;
  },
});
