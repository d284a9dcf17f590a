import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  BatchDescribeModelPackageCommand,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  type CreateModelPackageInput,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DeleteModelPackageGroupPolicyCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  GetModelPackageGroupPolicyCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  type ModelApprovalStatus,
  PutModelPackageGroupPolicyCommand,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type OpenSageMaker, openSageMaker } from "./open-sagemaker.ts";

let sagemaker: OpenSageMaker;

beforeEach(async () => {
  sagemaker = await openSageMaker();
});

afterEach(() => sagemaker.close());

const GROUP = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn";
const versionArn = (version: number) =>
  `arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/${version}`;

const InferenceSpecification = {
  Containers: [
    { Image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/m:1", ModelDataUrl: "s3://models/model.tar.gz" },
  ],
  SupportedContentTypes: ["text/csv"],
  SupportedResponseMIMETypes: ["text/csv"],
};

const createGroup = (ModelPackageGroupName = "churn") =>
  sagemaker.client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName }));

const register = async (input: CreateModelPackageInput = {}): Promise<string> => {
  const command = new CreateModelPackageCommand({
    ModelPackageGroupName: "churn",
    InferenceSpecification,
    ...input,
  });
  return (await sagemaker.client.send(command)).ModelPackageArn ?? "";
};

const describePackage = (ModelPackageName: string) =>
  sagemaker.client.send(new DescribeModelPackageCommand({ ModelPackageName }));

const approve = (ModelApprovalStatus: ModelApprovalStatus, ModelPackageArn = versionArn(1)) =>
  sagemaker.client.send(new UpdateModelPackageCommand({ ModelPackageArn, ModelApprovalStatus }));

describe("model package groups", () => {
  it("are described as they were created", async () => {
    const input = { ModelPackageGroupName: "Churn", ModelPackageGroupDescription: "who leaves" };
    const { ModelPackageGroupArn } = await sagemaker.client.send(new CreateModelPackageGroupCommand(input));
    expect(ModelPackageGroupArn).toBe(GROUP);
    const byArn = new DescribeModelPackageGroupCommand({ ModelPackageGroupName: GROUP });
    expect(await sagemaker.client.send(byArn)).toMatchObject({
      ...input,
      ModelPackageGroupArn: GROUP,
      ModelPackageGroupStatus: "Completed",
      CreationTime: new Date(1_700_000_000_000),
    });
  });

  it("do not come twice, whatever the case of the name", async () => {
    await createGroup();
    await expect(createGroup("CHURN")).rejects.toMatchObject({
      name: "ValidationException",
      message: `Model Package Group already exists: ${GROUP}`,
    });
  });

  it("are not found before they are created", async () => {
    await expect(
      sagemaker.client.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: "churn" })),
    ).rejects.toMatchObject({
      name: "ValidationException",
      message: `ModelPackageGroup ${GROUP} does not exist.`,
    });
  });

  it("are listed oldest first, by time or name", async () => {
    for (const name of ["b", "a", "ab"]) {
      sagemaker.clock.seconds += 1;
      await createGroup(name);
    }
    const list = async (input: object) => {
      const { ModelPackageGroupSummaryList = [] } = await sagemaker.client.send(
        new ListModelPackageGroupsCommand(input),
      );
      return ModelPackageGroupSummaryList.map(({ ModelPackageGroupName }) => ModelPackageGroupName);
    };
    expect(await list({})).toEqual(["b", "a", "ab"]);
    expect(await list({ SortBy: "Name", SortOrder: "Descending" })).toEqual(["b", "ab", "a"]);
    expect(await list({ NameContains: "B" })).toEqual(["b", "ab"]);
    expect(await list({ CreationTimeAfter: new Date(1_700_000_001_000) })).toEqual(["a", "ab"]);
    expect(await list({ CrossAccountFilterOption: "CrossAccount" })).toEqual([]);
  });

  it("are deleted only when they are empty", async () => {
    await createGroup();
    await register();
    const remove = () =>
      sagemaker.client.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: "churn" }));
    await expect(remove()).rejects.toMatchObject({ name: "ConflictException" });
    await sagemaker.client.send(new DeleteModelPackageCommand({ ModelPackageName: versionArn(1) }));
    await remove();
    await expect(remove()).rejects.toThrow("does not exist");
  });

  it("keep a resource policy until it is deleted", async () => {
    await createGroup();
    const group = { ModelPackageGroupName: "churn" };
    const get = () => sagemaker.client.send(new GetModelPackageGroupPolicyCommand(group));
    const put = (ResourcePolicy: string) =>
      sagemaker.client.send(new PutModelPackageGroupPolicyCommand({ ...group, ResourcePolicy }));
    await expect(get()).rejects.toThrow(`Cannot find resource policy for ${GROUP}.`);
    await expect(put("{}")).rejects.toThrow("not a valid policy document");
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    expect(await put(policy)).toMatchObject({ ModelPackageGroupArn: GROUP });
    expect(await get()).toMatchObject({ ResourcePolicy: policy });
    await sagemaker.client.send(new DeleteModelPackageGroupPolicyCommand(group));
    await expect(get()).rejects.toThrow("Cannot find resource policy");
  });
});

describe("model packages", () => {
  it("are versions of their group, numbered upwards and never twice", async () => {
    await createGroup();
    expect([await register(), await register()]).toEqual([versionArn(1), versionArn(2)]);
    await sagemaker.client.send(new DeleteModelPackageCommand({ ModelPackageName: versionArn(2) }));
    expect(await register()).toBe(versionArn(3));
  });

  it("are described with all that they were registered with", async () => {
    await createGroup();
    const input = {
      ModelPackageDescription: "the first",
      ModelMetrics: {
        ModelQuality: { Statistics: { ContentType: "application/json", S3Uri: "s3://m/e.json" } },
      },
      MetadataProperties: { GeneratedBy: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/p/execution/x" },
      CustomerMetadataProperties: { commit: "0f5c", "slipway:route": "1" },
      ModelLifeCycle: { Stage: "Development", StageStatus: "Approved" },
      Domain: "MACHINE_LEARNING",
      SkipModelValidation: "All" as const,
    };
    const found = await describePackage(await register(input));
    expect(found).toMatchObject({
      ...input,
      InferenceSpecification,
      ModelPackageGroupName: "churn",
      ModelPackageVersion: 1,
      ModelPackageArn: versionArn(1),
      ModelPackageStatus: "Completed",
      ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
      CertifyForMarketplace: false,
      ModelApprovalStatus: "PendingManualApproval",
      CreationTime: new Date(1_700_000_000_000),
    });
    expect(found.LastModifiedTime).toBeUndefined();
    expect(found.ModelPackageName).toBeUndefined();
  });

  it("may start approved", async () => {
    await createGroup();
    const arn = await register({ ModelApprovalStatus: "Approved" });
    expect(await describePackage(arn)).toMatchObject({ ModelApprovalStatus: "Approved" });
  });

  it("carry the tag of the model data that they name, where it is there", async () => {
    await createGroup();
    await sagemaker.s3.send(new CreateBucketCommand({ Bucket: "models" }));
    const put = new PutObjectCommand({ Bucket: "models", Key: "model.tar.gz", Body: "weights" });
    const { ETag = "" } = await sagemaker.s3.send(put);
    const found = await describePackage(await register());
    expect(found.InferenceSpecification?.Containers?.[0]?.ModelDataETag).toBe(ETag.replaceAll('"', ""));
  });

  it.each<[string, CreateModelPackageInput, string]>([
    [
      "both a name and a group",
      { ModelPackageName: "m" },
      "Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.",
    ],
    ["neither", { ModelPackageGroupName: undefined }, "Missing ARN."],
    [
      "a group that is not there",
      { ModelPackageGroupName: "nobody" },
      "ModelPackageGroup arn:aws:sagemaker:us-east-1:111122223333:model-package-group/nobody does not exist.",
    ],
    [
      "tags on a version",
      { Tags: [{ Key: "a", Value: "b" }] },
      "Tags cannot be set on a versioned model package",
    ],
    [
      "an approval without a group",
      { ModelPackageGroupName: undefined, ModelPackageName: "m", ModelApprovalStatus: "Approved" },
      "ModelApprovalStatus does not apply",
    ],
    [
      "nothing to run",
      { ModelPackageGroupName: undefined, ModelPackageName: "m", InferenceSpecification: undefined },
      "Either InferenceSpecification or SourceAlgorithmSpecification must be provided.",
    ],
  ])("are refused with %s", async (_, input, message) => {
    await createGroup();
    await expect(register(input)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(message),
    });
    expect(sagemaker.events).toEqual([]);
  });

  it("may have a name instead of a group", async () => {
    const arn = await register({ ModelPackageGroupName: undefined, ModelPackageName: "Alone" });
    expect(arn).toBe("arn:aws:sagemaker:us-east-1:111122223333:model-package/alone");
    const found = await describePackage("Alone");
    expect(found).toMatchObject({ ModelPackageName: "Alone", ModelPackageStatus: "Completed" });
    expect(found.ModelApprovalStatus).toBeUndefined();
    await expect(approve("Approved", arn)).rejects.toThrow("not a versioned model package");
    await expect(register({ ModelPackageGroupName: undefined, ModelPackageName: "Alone" })).rejects.toThrow(
      `Model Package already exists: ${arn}`,
    );
  });

  it("are made once for one token, and refused when the token comes with something else", async () => {
    await createGroup();
    const token = { ClientToken: "t".repeat(32) };
    expect(await register(token)).toBe(versionArn(1));
    expect(await register(token)).toBe(versionArn(1));
    expect(sagemaker.events).toHaveLength(1);
    await expect(register({ ...token, Domain: "other" })).rejects.toMatchObject({
      name: "ConflictException",
    });
  });

  it("are made anew for a token whose package is gone or that is a day old", async () => {
    await createGroup();
    const token = { ClientToken: "t".repeat(32) };
    await register(token);
    await sagemaker.client.send(new DeleteModelPackageCommand({ ModelPackageName: versionArn(1) }));
    expect(await register(token)).toBe(versionArn(2));
    sagemaker.clock.seconds += 24 * 60 * 60;
    expect(await register(token)).toBe(versionArn(3));
  });

  it("take how they run from the package that they are made from", async () => {
    await createGroup();
    await register();
    const arn = await register({ InferenceSpecification: undefined, SourceUri: versionArn(1) });
    expect(await describePackage(arn)).toMatchObject({ InferenceSpecification, SourceUri: versionArn(1) });
  });

  it("hide a model card's content from whoever asks for metadata only", async () => {
    await createGroup();
    const ModelCard = { ModelCardStatus: "Draft" as const, ModelCardContent: "{}" };
    const ModelPackageName = await register({ ModelCard });
    const describeWith = (IncludedData: "AllData" | "MetadataOnly") =>
      sagemaker.client.send(new DescribeModelPackageCommand({ ModelPackageName, IncludedData }));
    expect((await describeWith("AllData")).ModelCard).toEqual(ModelCard);
    expect((await describeWith("MetadataOnly")).ModelCard).toEqual({ ModelCardStatus: "Draft" });
  });

  it("are described in batches, those that are missing apart", async () => {
    await createGroup();
    await register();
    const ModelPackageArnList = [versionArn(1), versionArn(9)];
    const answer = await sagemaker.client.send(new BatchDescribeModelPackageCommand({ ModelPackageArnList }));
    expect(answer.ModelPackageSummaries).toEqual({
      [versionArn(1)]: expect.objectContaining({ ModelPackageVersion: 1, InferenceSpecification }),
    });
    expect(answer.BatchDescribeModelPackageErrorMap).toEqual({
      [versionArn(9)]: {
        ErrorCode: "ValidationException",
        ErrorResponse: `ModelPackage ${versionArn(9)} does not exist.`,
      },
    });
  });

  it("survive a restart with the count of their group", async () => {
    await createGroup();
    await register();
    await register();
    await sagemaker.client.send(new DeleteModelPackageCommand({ ModelPackageName: versionArn(2) }));
    await sagemaker.restart();
    expect(await describePackage(versionArn(1))).toMatchObject({ ModelPackageVersion: 1 });
    expect(await register()).toBe(versionArn(3));
  });
});

describe("approval", () => {
  it.each<[ModelApprovalStatus, ModelApprovalStatus, boolean]>([
    ["PendingManualApproval", "Approved", true],
    ["PendingManualApproval", "Rejected", true],
    ["Approved", "Rejected", true],
    ["Rejected", "Approved", true],
    ["Approved", "Approved", true],
    ["Approved", "PendingManualApproval", false],
    ["Rejected", "PendingManualApproval", false],
  ])("goes from %s to %s: %s", async (from, to, isAllowed) => {
    await createGroup();
    await register({ ModelApprovalStatus: from });
    const change = approve(to);
    if (isAllowed) await change;
    else await expect(change).rejects.toMatchObject({ name: "ValidationException" });
    expect((await describePackage(versionArn(1))).ModelApprovalStatus).toBe(isAllowed ? to : from);
  });
});

describe("updates", () => {
  const update = (input: object) =>
    sagemaker.client.send(new UpdateModelPackageCommand({ ModelPackageArn: versionArn(1), ...input }));

  it("set and remove metadata key by key", async () => {
    await createGroup();
    await register({ CustomerMetadataProperties: { a: "1", b: "2" } });
    await update({ CustomerMetadataProperties: { c: "3" }, CustomerMetadataPropertiesToRemove: ["a"] });
    expect((await describePackage(versionArn(1))).CustomerMetadataProperties).toEqual({ b: "2", c: "3" });
  });

  it("refuse more metadata than a package can have, and then change nothing", async () => {
    await createGroup();
    const properties = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${count}-${index}`, "v"]));
    await register({ CustomerMetadataProperties: properties(30) });
    await expect(
      update({ CustomerMetadataProperties: properties(21), ModelApprovalStatus: "Approved" }),
    ).rejects.toThrow("at most 50");
    expect((await describePackage(versionArn(1))).ModelApprovalStatus).toBe("PendingManualApproval");
  });

  it("add inference specifications, each name once", async () => {
    await createGroup();
    await register();
    const AdditionalInferenceSpecificationsToAdd = [
      { Name: "neo", Containers: InferenceSpecification.Containers },
    ];
    await update({ AdditionalInferenceSpecificationsToAdd });
    expect((await describePackage(versionArn(1))).AdditionalInferenceSpecifications).toHaveLength(1);
    await expect(update({ AdditionalInferenceSpecificationsToAdd })).rejects.toThrow('"neo" already exists');
  });

  it("happen once for one token", async () => {
    await createGroup();
    await register();
    const request = { ModelApprovalStatus: "Approved", ClientToken: "u".repeat(32) };
    await update(request);
    await approve("Rejected");
    await update(request);
    expect((await describePackage(versionArn(1))).ModelApprovalStatus).toBe("Rejected");
  });

  it("of what is not there are refused", async () => {
    await expect(update({ ModelApprovalStatus: "Approved" })).rejects.toThrow(
      `ModelPackage ${versionArn(1)} does not exist.`,
    );
  });
});

describe("events", () => {
  it("tell of a creation in the documented form", async () => {
    await createGroup();
    const ModelCard = { ModelCardStatus: "Draft" as const, ModelCardContent: "{}" };
    await register({ MetadataProperties: { GeneratedBy: "arn" }, ModelCard });
    expect(sagemaker.events).toEqual([
      {
        detailType: "SageMaker Model Package State Change",
        resources: [versionArn(1)],
        detail: {
          ModelPackageGroupName: "churn",
          ModelPackageVersion: 1,
          ModelPackageArn: versionArn(1),
          CreationTime: "2023-11-14T22:13:20Z",
          InferenceSpecification,
          ModelPackageStatus: "Completed",
          ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
          CertifyForMarketplace: false,
          ModelApprovalStatus: "PendingManualApproval",
          MetadataProperties: { GeneratedBy: "arn" },
        },
      },
    ]);
  });

  it.each<[string, object, string[]]>([
    [
      "an approval",
      { ModelApprovalStatus: "Approved", ApprovalDescription: "good" },
      ["ModelApprovalStatus", "ApprovalDescription"],
    ],
    ["a source", { SourceUri: "s3://a" }, ["sourceUri"]],
    ["removed metadata", { CustomerMetadataPropertiesToRemove: ["a"] }, ["CustomerMetadataProperties"]],
    ["a stage", { ModelLifeCycle: { Stage: "Production", StageStatus: "Approved" } }, ["ModelLifeCycle"]],
    ["another way to run", { InferenceSpecification }, ["InferenceSpecification"]],
  ])("name what an update changed: %s", async (_, input, fields) => {
    await createGroup();
    await register();
    sagemaker.clock.seconds += 60;
    await sagemaker.client.send(new UpdateModelPackageCommand({ ModelPackageArn: versionArn(1), ...input }));
    expect(sagemaker.events[1]?.detail).toMatchObject({
      ModelPackageArn: versionArn(1),
      UpdatedModelPackageFields: fields,
      CreationTime: "2023-11-14T22:13:20Z",
      LastModifiedTime: "2023-11-14T22:14:20Z",
    });
  });

  it("tell of a deletion", async () => {
    await createGroup();
    await register();
    await sagemaker.client.send(new DeleteModelPackageCommand({ ModelPackageName: "churn/1" }));
    expect(sagemaker.events[1]).toMatchObject({
      resources: [versionArn(1)],
      detail: { ModelPackageStatus: "Deleting" },
    });
  });
});

describe("ListModelPackages", () => {
  const list = async (input: object) => {
    const answer = await sagemaker.client.send(new ListModelPackagesCommand(input));
    return (answer.ModelPackageSummaryList ?? []).map(
      ({ ModelPackageVersion, ModelPackageName }) => ModelPackageVersion ?? ModelPackageName,
    );
  };

  beforeEach(async () => {
    await createGroup();
    await createGroup("other");
    for (const _ of Array.from({ length: 12 })) {
      sagemaker.clock.seconds += 1;
      await register();
    }
    await register({ ModelPackageGroupName: "other" });
    await register({ ModelPackageGroupName: undefined, ModelPackageName: "alone" });
    await approve("Approved", versionArn(11));
    await approve("Approved", versionArn(2));
  });

  it("gives the oldest versions first, ten to a page, unless asked otherwise", async () => {
    const group = { ModelPackageGroupName: "churn" };
    expect(await list(group)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await list({ ...group, SortOrder: "Descending", MaxResults: 3 })).toEqual([12, 11, 10]);
    expect(await list({ ...group, SortBy: "Name", MaxResults: 11 })).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });

  it("filters by approval, time and name", async () => {
    const group = { ModelPackageGroupName: "churn" };
    expect(await list({ ...group, ModelApprovalStatus: "Approved" })).toEqual([2, 11]);
    expect(await list({ ...group, CreationTimeAfter: new Date(1_700_000_010_000) })).toEqual([11, 12]);
    expect(await list({ ...group, CreationTimeBefore: new Date(1_700_000_003_000) })).toEqual([1, 2]);
    expect(await list({ ModelPackageType: "Versioned", NameContains: "oth" })).toEqual([1]);
  });

  it("gives unversioned packages only where neither a group nor a type is named", async () => {
    expect(await list({})).toEqual(["alone"]);
    expect(await list({ ModelPackageType: "Both", MaxResults: 100 })).toHaveLength(14);
    expect(await list({ ModelPackageGroupName: GROUP, ModelPackageType: "Unversioned" })).toEqual([]);
  });

  it("refuses a group that is not there and a token that is none", async () => {
    await expect(list({ ModelPackageGroupName: "nobody" })).rejects.toThrow("does not exist");
    await expect(list({ NextToken: "nonsense" })).rejects.toMatchObject({ name: "ValidationException" });
  });
});
