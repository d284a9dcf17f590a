import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import {
  CreatePipelineCommand,
  type CreatePipelineRequest,
  DeletePipelineCommand,
  DescribePipelineCommand,
  ListPipelinesCommand,
  ListPipelineVersionsCommand,
  ResourceNotFound,
  UpdatePipelineCommand,
  UpdatePipelineVersionCommand,
} from "@aws-sdk/client-sagemaker";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { aDefinition, aFailStep, aProcessingStep } from "./a-definition.ts";
import { type OpenSageMaker, openSageMaker } from "./open-sagemaker.ts";

let sagemaker: OpenSageMaker;

beforeEach(async () => {
  sagemaker = await openSageMaker();
});

afterEach(() => sagemaker.close());

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/churn";
const RoleArn = "arn:aws:iam::111122223333:role/pipelines";
const PipelineDefinition = aDefinition();

const create = (input: Partial<CreatePipelineRequest> = {}) =>
  sagemaker.client.send(
    new CreatePipelineCommand({
      PipelineName: "Churn",
      ClientRequestToken: crypto.randomUUID(),
      RoleArn,
      PipelineDefinition,
      ...input,
    }),
  );

const update = (input: object) =>
  sagemaker.client.send(new UpdatePipelineCommand({ PipelineName: "Churn", ...input }));

const describePipeline = (PipelineName = "Churn", PipelineVersionId?: number) =>
  sagemaker.client.send(new DescribePipelineCommand({ PipelineName, PipelineVersionId }));

describe("a pipeline", () => {
  it("is described by name and by its lower-cased ARN, with the definition inline", async () => {
    const ParallelismConfiguration = { MaxParallelExecutionSteps: 3 };
    const input = { PipelineDescription: "who leaves", ParallelismConfiguration };
    expect(await create(input)).toMatchObject({ PipelineArn: ARN });
    const found = await describePipeline(ARN);
    expect(found).toMatchObject({
      ...input,
      PipelineName: "Churn",
      PipelineDisplayName: "Churn",
      PipelineArn: ARN,
      PipelineDefinition,
      RoleArn,
      PipelineStatus: "Active",
      CreationTime: new Date(1_700_000_000_000),
      LastModifiedTime: new Date(1_700_000_000_000),
    });
    expect(found.LastRunTime).toBeUndefined();
    expect((await describePipeline()).PipelineArn).toBe(ARN);
  });

  it("is not found where there is none", async () => {
    const missing = { name: "ResourceNotFound", message: `Pipeline '${ARN}' does not exist.` };
    await expect(describePipeline()).rejects.toMatchObject(missing);
    await expect(describePipeline()).rejects.toBeInstanceOf(ResourceNotFound);
    await expect(update({ RoleArn })).rejects.toMatchObject(missing);
    const remove = new DeletePipelineCommand({ PipelineName: "Churn", ClientRequestToken: "t".repeat(32) });
    await expect(sagemaker.client.send(remove)).rejects.toMatchObject(missing);
  });

  it("has a name of its own, whatever the case", async () => {
    await create();
    await expect(create({ PipelineName: "churn" })).rejects.toMatchObject({
      name: "ValidationException",
      message:
        "Pipeline names must be unique within an AWS account and region. Pipeline with name (churn) already exists.",
    });
  });

  it("is created once for one token", async () => {
    const request = { ClientRequestToken: "t".repeat(32) };
    await create(request);
    expect(await create(request)).toMatchObject({ PipelineArn: ARN });
    const remove = new DeletePipelineCommand({ PipelineName: "Churn", ClientRequestToken: "t".repeat(32) });
    await sagemaker.client.send(remove);
    await create(request);
    expect(await describePipeline()).toMatchObject({ PipelineArn: ARN });
    await expect(create({ ...request, RoleArn: `${RoleArn}2` })).rejects.toMatchObject({
      name: "ConflictException",
    });
  });

  it.each<[string, Partial<CreatePipelineRequest>, string]>([
    [
      "a name that the service finds too long",
      { PipelineName: "a".repeat(83) },
      `1 validation error detected: Value '${"a".repeat(83)}' at 'pipelineName' failed to satisfy constraint: Member must have length less than or equal to 82`,
    ],
    [
      "a name with an underscore",
      { PipelineName: "a_b" },
      "1 validation error detected: Value 'a_b' at 'pipelineName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}",
    ],
    [
      "a token that is too short",
      { ClientRequestToken: "t" },
      "1 validation error detected: Value 't' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32",
    ],
    ["a role that is none", { RoleArn: "role" }, "2 validation errors detected: "],
    [
      "no definition",
      { PipelineDefinition: undefined },
      "Either Pipeline Definition or Pipeline Definition S3 location should be provided.",
    ],
    [
      "two definitions",
      { PipelineDefinitionS3Location: { Bucket: "defs", ObjectKey: "a" } },
      "Both Pipeline Definition and Pipeline Definition S3 location shouldn't be present.",
    ],
    ["a definition that is none", { PipelineDefinition: "x" }, "Unable to parse pipeline definition. "],
    [
      "a definition that cannot run",
      { PipelineDefinition: aDefinition([aProcessingStep("A", { DependsOn: ["B"] })]) },
      "Step 'A' depends on unknown step 'B'.",
    ],
    [
      "a definition that is not in S3",
      { PipelineDefinition: undefined, PipelineDefinitionS3Location: { Bucket: "defs", ObjectKey: "a" } },
      "Unable to read the pipeline definition from s3://defs/a",
    ],
  ])("is refused with %s", async (_, input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(message),
    });
    await expect(describePipeline(input.PipelineName)).rejects.toThrow();
  });

  it("may have its definition in S3", async () => {
    await sagemaker.s3.send(new CreateBucketCommand({ Bucket: "defs" }));
    const Body = aDefinition([aFailStep("Ünïcode", "é")]).replace("Ünïcode", "Unicode");
    await sagemaker.s3.send(new PutObjectCommand({ Bucket: "defs", Key: "a/b.json", Body }));
    const PipelineDefinitionS3Location = { Bucket: "defs", ObjectKey: "a/b.json" };
    await create({ PipelineDefinition: undefined, PipelineDefinitionS3Location });
    expect((await describePipeline()).PipelineDefinition).toBe(Body);
  });

  it("keeps what an update does not name, and every version that it was", async () => {
    await create({ PipelineDescription: "first" });
    sagemaker.clock.seconds += 5;
    const changed = aDefinition([aFailStep("F")]);
    expect(await update({ PipelineDefinition: changed, PipelineDisplayName: "churn-2" })).toEqual(
      expect.objectContaining({ PipelineArn: ARN, PipelineVersionId: 2 }),
    );
    expect(await describePipeline()).toMatchObject({
      PipelineDescription: "first",
      PipelineDisplayName: "churn-2",
      PipelineDefinition: changed,
      CreationTime: new Date(1_700_000_000_000),
      LastModifiedTime: new Date(1_700_000_005_000),
    });
    expect((await describePipeline("Churn", 1)).PipelineDefinition).toBe(PipelineDefinition);
    await expect(describePipeline("Churn", 3)).rejects.toBeInstanceOf(ResourceNotFound);
  });

  it("is not changed by an update that is refused", async () => {
    await create();
    await expect(update({ PipelineDefinition: "{}", PipelineDescription: "new" })).rejects.toThrow(
      "Missing required property 'Version'",
    );
    expect(await describePipeline()).toMatchObject({ PipelineDefinition });
    expect((await describePipeline()).PipelineDescription).toBeUndefined();
  });

  it("takes neither a token nor tags when it is updated", async () => {
    await create();
    const { call } = sagemaker;
    await expect(call("UpdatePipeline", { PipelineName: "Churn", Tags: [] })).rejects.toThrow(
      "Unknown member 'Tags'",
    );
  });

  it("is gone when it is deleted, with its versions, and its name is free again", async () => {
    await create();
    await update({ PipelineDescription: "second" });
    const remove = new DeletePipelineCommand({ PipelineName: "Churn", ClientRequestToken: "t".repeat(32) });
    expect(await sagemaker.client.send(remove)).toMatchObject({ PipelineArn: ARN });
    expect(await sagemaker.client.send(remove)).toMatchObject({ PipelineArn: ARN });
    await expect(describePipeline()).rejects.toBeInstanceOf(ResourceNotFound);
    await create();
    await expect(describePipeline("Churn", 2)).rejects.toBeInstanceOf(ResourceNotFound);
  });

  it("survives a restart", async () => {
    await create();
    await update({ PipelineDescription: "second" });
    await sagemaker.restart();
    expect(await describePipeline()).toMatchObject({ PipelineDescription: "second", PipelineDefinition });
    expect(await update({ PipelineDescription: "third" })).toMatchObject({ PipelineVersionId: 3 });
  });
});

describe("ListPipelines", () => {
  const list = async (input: object = {}) => {
    const { PipelineSummaries = [] } = await sagemaker.client.send(new ListPipelinesCommand(input));
    return PipelineSummaries.map(({ PipelineName }) => PipelineName);
  };

  it("gives the newest first, and filters by prefix and time", async () => {
    for (const PipelineName of ["b-1", "a", "b-2"]) {
      sagemaker.clock.seconds += 1;
      await create({ PipelineName });
    }
    expect(await list()).toEqual(["b-2", "a", "b-1"]);
    expect(await list({ SortBy: "Name", SortOrder: "Ascending" })).toEqual(["a", "b-1", "b-2"]);
    expect(await list({ PipelineNamePrefix: "b" })).toEqual(["b-2", "b-1"]);
    expect(await list({ CreatedAfter: new Date(1_700_000_001_000) })).toEqual(["b-2", "a"]);
  });
});

describe("versions", () => {
  it("are listed newest first and can be named", async () => {
    await create();
    await update({ PipelineDescription: "second" });
    const words = { PipelineVersionDisplayName: "best", PipelineVersionDescription: "the one" };
    await sagemaker.client.send(
      new UpdatePipelineVersionCommand({ PipelineArn: ARN, PipelineVersionId: 1, ...words }),
    );
    const list = new ListPipelineVersionsCommand({ PipelineName: "Churn" });
    const { PipelineVersionSummaries } = await sagemaker.client.send(list);
    expect(PipelineVersionSummaries).toEqual([
      expect.objectContaining({ PipelineVersionId: 2, PipelineArn: ARN }),
      expect.objectContaining({ PipelineVersionId: 1, ...words }),
    ]);
    expect(await describePipeline("Churn", 1)).toMatchObject(words);
  });
});
