import type { CreateModelPackageGroupInput, ListModelPackageGroupsInput } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { Operations } from "../../../gateway/json-service.ts";
import type { SageMakerContext } from "../../context.ts";
import { isWithin } from "../is-within.ts";
import { listPage, type PageRequest } from "../list-page.ts";
import { refuse } from "../refuse.ts";
import type { GroupRecord } from "./group-record.ts";
import type { Registry } from "./open-registry.ts";

type Named = { readonly ModelPackageGroupName: string };
type Create = CreateModelPackageGroupInput & Named;
type ListGroups = PageRequest &
  Pick<ListModelPackageGroupsInput, "NameContains" | "SortBy" | "CrossAccountFilterOption"> & {
    readonly CreationTimeAfter?: number;
    readonly CreationTimeBefore?: number;
  };

const describeGroup = ({
  LastVersion: _version,
  ResourcePolicy: _policy,
  ...group
}: GroupRecord): object => ({
  ...group,
  CreatedBy: {},
});

const summaryOf = ({ LastVersion: _version, ResourcePolicy: _policy, ...group }: GroupRecord): object =>
  group;

const isListed = (group: GroupRecord, request: ListGroups): boolean =>
  // No other account shares its groups with this one.
  request.CrossAccountFilterOption !== "CrossAccount" &&
  group.ModelPackageGroupName.toLowerCase().includes((request.NameContains ?? "").toLowerCase()) &&
  isWithin(group.CreationTime, { after: request.CreationTimeAfter, before: request.CreationTimeBefore });

/** CreateModelPackageGroup, DescribeModelPackageGroup, ListModelPackageGroups and DeleteModelPackageGroup. */
export const createGroupOperations = (
  { now }: SageMakerContext,
  { groups, packages }: Registry,
): Operations => ({
  CreateModelPackageGroup: ({ Tags: _tags, ...input }: Create) => {
    const ModelPackageGroupArn = groups.arnOf(input.ModelPackageGroupName);
    if (groups.find(ModelPackageGroupArn))
      refuse(`Model Package Group already exists: ${ModelPackageGroupArn}`);
    groups.put({
      ...(input as Named),
      ModelPackageGroupArn,
      ModelPackageGroupStatus: "Completed",
      CreationTime: now(),
      LastVersion: 0,
    });
    return { ModelPackageGroupArn };
  },
  DescribeModelPackageGroup: ({ ModelPackageGroupName }: Named) =>
    describeGroup(groups.get(ModelPackageGroupName)),
  ListModelPackageGroups: (request: ListGroups) => {
    const listed = groups.list().filter((group) => isListed(group, request));
    const placeOf = ({ ModelPackageGroupName: name, CreationTime }: GroupRecord) =>
      request.SortBy === "Name" ? [name] : [CreationTime, name];
    const { items, ...page } = listPage(listed, placeOf, request);
    return { ModelPackageGroupSummaryList: items.map(summaryOf), ...page };
  },
  DeleteModelPackageGroup: ({ ModelPackageGroupName }: Named) => {
    const group = groups.get(ModelPackageGroupName);
    const versions = packages
      .list()
      .filter((each) => each.ModelPackageGroupName === group.ModelPackageGroupName);
    if (versions.length > 0)
      throw new AwsError(
        "ConflictException",
        `Model Package Group ${group.ModelPackageGroupArn} cannot be deleted: it holds ${versions.length} model package(s).`,
      );
    groups.delete(group);
    return {};
  },
});
