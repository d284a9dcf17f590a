import type {
  CreateModelPackageInput,
  DescribeModelPackageInput,
  UpdateModelPackageInput,
} from "@aws-sdk/client-sagemaker";
import type { Operations } from "../../../gateway/json-service.ts";
import type { Call } from "../../call.ts";
import type { SageMakerContext } from "../../context.ts";
import { createRequestTokens } from "../request-tokens.ts";
import { createPackage } from "./create-package.ts";
import { type ListPackages, listPackages } from "./list-packages.ts";
import type { Registry } from "./open-registry.ts";
import { packageEvent } from "./package-event.ts";
import type { PackageRecord } from "./package-record.ts";
import { preparePackage } from "./prepare-package.ts";
import { updatedPackage } from "./updated-package.ts";

type Named = { readonly ModelPackageName: string };
type Parts = { readonly context: SageMakerContext; readonly call: Call; readonly registry: Registry };

const describePackage = (record: PackageRecord, { IncludedData }: DescribeModelPackageInput): object => {
  const { ModelCard, ...members } = record;
  const { ModelCardContent: _content, ...status } = ModelCard ?? {};
  const card = IncludedData === "MetadataOnly" ? status : ModelCard;
  return { CreatedBy: {}, ...members, ...(ModelCard ? { ModelCard: card } : {}) };
};

const pick = (record: PackageRecord, members: readonly (keyof PackageRecord)[]): object =>
  Object.fromEntries(
    members.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]),
  );

const SUMMARY: readonly (keyof PackageRecord)[] = [
  "ModelPackageName",
  "ModelPackageGroupName",
  "ModelPackageVersion",
  "ModelPackageArn",
  "ModelPackageDescription",
  "CreationTime",
  "ModelPackageStatus",
  "ModelApprovalStatus",
  "ModelLifeCycle",
  "ModelPackageRegistrationType",
];

const batchOf = ({ packages }: Registry, arns: readonly string[]): object => {
  const found = arns.map((arn) => [arn, packages.find(arn)] as const);
  const members = [
    ...SUMMARY.filter((name) => name !== "ModelLifeCycle"),
    "InferenceSpecification",
  ] satisfies (keyof PackageRecord)[];
  return {
    ModelPackageSummaries: Object.fromEntries(
      found.flatMap(([arn, record]) => (record ? [[arn, pick(record, members)]] : [])),
    ),
    BatchDescribeModelPackageErrorMap: Object.fromEntries(
      found
        .filter(([, record]) => !record)
        .map(([arn]) => [
          arn,
          {
            ErrorCode: "ValidationException",
            ErrorResponse: `ModelPackage ${packages.arnOf(arn)} does not exist.`,
          },
        ]),
    ),
  };
};

/** The operations on model packages: Create, Describe, BatchDescribe, List, Update and Delete. */
export const createPackageOperations = ({ context, call, registry }: Parts): Operations => {
  const { groups, packages } = registry;
  const tokens = createRequestTokens(context);
  return {
    CreateModelPackage: async (input: CreateModelPackageInput) => {
      const inference = await preparePackage({ context, call, registry }, input);
      const request = { operation: "CreateModelPackage", token: input.ClientToken, input };
      const known = tokens.find(request);
      if (known && packages.find(known.arn)) return { ModelPackageArn: known.arn };
      const record = createPackage(registry, { ...input, ...inference }, context.now());
      tokens.remember(request, record.ModelPackageArn);
      context.emit(packageEvent(record));
      return { ModelPackageArn: record.ModelPackageArn };
    },
    DescribeModelPackage: (request: DescribeModelPackageInput & Named) =>
      describePackage(packages.get(request.ModelPackageName), request),
    BatchDescribeModelPackage: ({ ModelPackageArnList }: { ModelPackageArnList: readonly string[] }) =>
      batchOf(registry, ModelPackageArnList),
    ListModelPackages: ({
      ModelPackageGroupName,
      ...request
    }: ListPackages & { ModelPackageGroupName?: string }) => {
      const group = ModelPackageGroupName && groups.get(ModelPackageGroupName).ModelPackageGroupName;
      const { items, ...page } = listPackages(packages.list(), { ...request, group });
      return { ModelPackageSummaryList: items.map((record) => pick(record, SUMMARY)), ...page };
    },
    UpdateModelPackage: (input: UpdateModelPackageInput & { readonly ModelPackageArn: string }) => {
      const before = packages.get(input.ModelPackageArn);
      const answer = { ModelPackageArn: before.ModelPackageArn };
      const request = { operation: "UpdateModelPackage", token: input.ClientToken, input };
      if (tokens.find(request)) return answer;
      const { record, fields } = updatedPackage(before, input, context.now());
      packages.put(record);
      tokens.remember(request, before.ModelPackageArn);
      context.emit(packageEvent(record, fields));
      return answer;
    },
    DeleteModelPackage: ({ ModelPackageName }: Named) => {
      const record = packages.get(ModelPackageName);
      packages.delete(record);
      context.emit(
        packageEvent({ ...record, ModelPackageStatus: "Deleting", LastModifiedTime: context.now() }),
      );
      return {};
    },
  };
};
