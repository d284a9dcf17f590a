import { waitUntil } from "../../wait-until.ts";
import { failedRequest } from "./failed-request.ts";
import type { StepAttempt, StepKind } from "./step-kind.ts";

type Package = Readonly<Record<string, unknown>>;

const ensureGroup = async ({ call, arguments: given }: StepAttempt): Promise<void> => {
  const name = given.ModelPackageGroupName;
  if (name === undefined) return;
  const group = { ModelPackageGroupName: name };
  const isThere = await call("DescribeModelPackageGroup", group).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const operation = "CreateModelPackageGroup";
  await call(operation, group).catch(async (error: Error) => {
    // Another execution may have made it in between.
    await call("DescribeModelPackageGroup", group).catch(() => {
      throw failedRequest(operation, error);
    });
  });
};

/** A step that puts a model into the registry, and its group first where there is none. */
export const registerModelStep: StepKind = async (attempt) => {
  const { call, arguments: given, executionArn, onStarted, closing } = attempt;
  await ensureGroup(attempt);
  const MetadataProperties = { ...(given.MetadataProperties as object), GeneratedBy: executionArn };
  const operation = "CreateModelPackage";
  const { ModelPackageArn } = await call(operation, { ...given, MetadataProperties }).catch(
    (error: Error) => {
      throw failedRequest(operation, error);
    },
  );
  const Metadata = { RegisterModel: { Arn: ModelPackageArn } };
  onStarted(Metadata);
  const properties = await waitUntil<Package>(async () => {
    const found: Package = await call("DescribeModelPackage", { ModelPackageName: ModelPackageArn });
    return /^(Pending|InProgress)$/.test(String(found.ModelPackageStatus)) ? undefined : found;
  }, closing);
  if (properties.ModelPackageStatus !== "Failed") return { status: "Succeeded", Metadata, properties };
  return {
    status: "Failed",
    Metadata,
    properties,
    FailureReason: "ClientError: the model package could not be made",
  };
};
