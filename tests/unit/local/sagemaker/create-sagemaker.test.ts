import * as sdk from "@aws-sdk/client-sagemaker";
import {
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DeletePipelineCommand,
  DescribePipelineCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  ListPipelineVersionsCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  UpdatePipelineCommand,
} from "@aws-sdk/client-sagemaker";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { waitFor } from "../../../../local/system/wait-for.ts";
import { apiModel } from "../../../../shared/api-constraints/api-model.ts";
import { aDefinition, aFailStep } from "./control/a-definition.ts";
import { type OpenSageMaker, openSageMaker } from "./control/open-sagemaker.ts";

let sagemaker: OpenSageMaker;

beforeEach(async () => {
  sagemaker = await openSageMaker();
});

afterEach(() => sagemaker.close());

const post = async (target: string, body: string) => {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  const response = await fetch(sagemaker.url, { method: "POST", headers, body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};

const callback = {
  Name: "Ask",
  Type: "Callback",
  SqsQueueUrl: "http://127.0.0.1/queue",
  Arguments: {},
  OutputParameters: [],
};

/** Known for what pipeline steps make of them, which cannot run on this machine. */
const NOT_SERVED = [
  "CreateAutoMLJob",
  "CreateAutoMLJobV2",
  "CreateInferenceComponent",
  "DescribeAutoMLJob",
  "DescribeAutoMLJobV2",
  "DescribeInferenceComponent",
];

const token = () => crypto.randomUUID();

const createPipeline = (steps: object[]) =>
  sagemaker.client.send(
    new CreatePipelineCommand({
      PipelineName: "p",
      ClientRequestToken: token(),
      RoleArn: "arn:aws:iam::111122223333:role/pipelines",
      PipelineDefinition: aDefinition(steps),
    }),
  );

const start = async (PipelineVersionId?: number): Promise<string> => {
  const request = { PipelineName: "p", ClientRequestToken: token(), PipelineVersionId };
  const command = new StartPipelineExecutionCommand(request);
  return (await sagemaker.client.send(command)).PipelineExecutionArn ?? "";
};

const until = (PipelineExecutionArn: string, status: string) =>
  waitFor(
    `${status} execution`,
    async () => {
      const describeIt = new DescribePipelineExecutionCommand({ PipelineExecutionArn });
      const { PipelineExecutionStatus } = await sagemaker.client.send(describeIt);
      return PipelineExecutionStatus === status ? status : undefined;
    },
    { seconds: 300, everyMilliseconds: 20 },
  );

const deletePipeline = () =>
  sagemaker.client.send(new DeletePipelineCommand({ PipelineName: "p", ClientRequestToken: token() }));

describe("the local SageMaker", () => {
  it("knows the constraints of every operation that it serves", async () => {
    const all = Object.keys(sdk).flatMap((name) => /^([A-Z].*)Command$/.exec(name)?.[1] ?? []);
    const answers = await Promise.all(all.map((name) => post(`SageMaker.${name}`, '{"Nope":1}')));
    const codes = answers.map(({ body }) => body.__type);
    const served = codes.filter((code) => code !== "UnknownOperationException");
    expect(served.length).toBe(Object.keys(apiModel.operations).length - NOT_SERVED.length);
    expect(new Set(served)).toEqual(new Set(["ValidationException"]));
  });

  it("refuses what is no operation, no JSON, of no fitting type or breaks a constraint", async () => {
    expect(await post("SageMaker.CreateDomain", "{}")).toMatchObject({
      status: 400,
      body: { __type: "UnknownOperationException" },
    });
    expect(await post("SageMaker.ListPipelines", "{")).toMatchObject({
      body: { __type: "SerializationException" },
    });
    expect(await post("SageMaker.ListPipelines", '{"MaxResults":"5"}')).toMatchObject({
      body: {
        __type: "SerializationException",
        message: expect.stringContaining("STRING_VALUE can not be converted to an Integer"),
      },
    });
    expect(await post("SageMaker.ListPipelines", '{"MaxResults":0}')).toMatchObject({
      status: 400,
      body: {
        __type: "ValidationException",
        message:
          "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
      },
    });
  });

  it("checks calls within the process as it checks those over the wire", async () => {
    await expect(sagemaker.call("CreateModelPackageGroup", {})).rejects.toMatchObject({
      code: "ValidationException",
      message:
        "1 validation error detected: Value null at 'modelPackageGroupName' failed to satisfy constraint: Member must not be null",
    });
    await expect(sagemaker.call("CreateDomain", {})).rejects.toMatchObject({
      code: "UnknownOperationException",
    });
    const group = { ModelPackageGroupName: "churn", ModelPackageGroupDescription: undefined };
    await sagemaker.call("CreateModelPackageGroup", group);
    await expect(
      sagemaker.client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: "churn" })),
    ).rejects.toThrow("already exists");
  });

  it("tells of a pipeline when it last ran, and of a version in which execution", async () => {
    await createPipeline([aFailStep("No")]);
    sagemaker.clock.seconds += 10;
    const arn = await start();
    await until(arn, "Failed");
    const { LastRunTime } = await sagemaker.client.send(new DescribePipelineCommand({ PipelineName: "p" }));
    expect(LastRunTime).toEqual(new Date(1_700_000_010_000));
    sagemaker.clock.seconds += 10;
    await sagemaker.client.send(new UpdatePipelineCommand({ PipelineName: "p", PipelineDescription: "new" }));
    const list = async () =>
      (await sagemaker.client.send(new ListPipelineVersionsCommand({ PipelineName: "p" })))
        .PipelineVersionSummaries;
    expect(await list()).toMatchObject([
      { PipelineVersionId: 2 },
      { PipelineVersionId: 1, LastExecutionPipelineExecutionArn: arn },
    ]);
    sagemaker.clock.seconds += 10;
    const old = await start(1);
    await until(old, "Failed");
    expect(await list()).toMatchObject([
      { PipelineVersionId: 2 },
      { PipelineVersionId: 1, LastExecutionPipelineExecutionArn: old },
    ]);
  });

  it("deletes a pipeline only when nothing of it runs, and its executions with it", async () => {
    await createPipeline([callback]);
    const arn = await start();
    await expect(deletePipeline()).rejects.toMatchObject({ name: "ConflictException" });
    await sagemaker.client.send(
      new StopPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken: token() }),
    );
    await until(arn, "Stopped");
    await deletePipeline();
    await createPipeline([callback]);
    const list = new ListPipelineExecutionsCommand({ PipelineName: "p" });
    expect((await sagemaker.client.send(list)).PipelineExecutionSummaries).toEqual([]);
  });
});
