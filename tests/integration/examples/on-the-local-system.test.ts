import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import {
  DescribePipelineExecutionCommand,
  ListModelPackageGroupsCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineExecutionsCommand,
  StartPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createWorkCopy } from "../../../local/demo/work-copy.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aSystem } from "../../builders/a-system.ts";

const EXAMPLES = join(import.meta.dirname, "../../../examples");

// Some twenty Python processes, on a machine that may be busy.
let running: Awaited<ReturnType<typeof aSystem>>;
beforeAll(async () => {
  running = await aSystem();
});
afterAll(() => running.close());

/** Pushes an example as it lies in the repository and tells the execution that the push starts. */
const push = async (name: string): Promise<string> => {
  const { remote } = await running.system().createRepository({ owner: "acme", name });
  const copy = await createWorkCopy(join(EXAMPLES, name), join(running.folder, name), remote);
  await copy.push("Try the example");
  return waitFor(
    `an execution of ${name}`,
    async () => {
      const { PipelineExecutionSummaries: found = [] } = await running
        .system()
        .sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName: name }))
        .catch(() => ({ PipelineExecutionSummaries: [] }));
      return found[0]?.PipelineExecutionArn;
    },
    { seconds: 300 },
  );
};

const start = async (PipelineName: string, values: Readonly<Record<string, string>>): Promise<string> => {
  const PipelineParameters = Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
  const { PipelineExecutionArn: arn = "" } = await running
    .system()
    .sagemaker.send(new StartPipelineExecutionCommand({ PipelineName, PipelineParameters }));
  return arn;
};

/** Waits for the end of an execution: how it ended, why if it failed, and how each step that ran did. */
const ended = async (PipelineExecutionArn: string) => {
  const { sagemaker } = running.system();
  const execution = await waitFor(
    `the end of ${PipelineExecutionArn}`,
    async () => {
      const found = await sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
      return found.PipelineExecutionStatus === "Executing" ? undefined : found;
    },
    { seconds: 300 },
  );
  const { PipelineExecutionSteps: steps = [] } = await sagemaker.send(
    new ListPipelineExecutionStepsCommand({ PipelineExecutionArn, MaxResults: 100 }),
  );
  return {
    status: execution.PipelineExecutionStatus,
    reasons: steps.flatMap(({ FailureReason }) => FailureReason ?? []),
    steps: steps.map(({ StepName }) => StepName).toSorted(),
  };
};

/** The content of the one object whose key ends so. */
const read = async (ending: string): Promise<string> => {
  const { s3, bucket: Bucket } = running.system();
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const keys = Contents.flatMap(({ Key = "" }) => (Key.endsWith(ending) ? [Key] : []));
  expect(keys).toHaveLength(1);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: keys[0] }));
  return (await Body?.transformToString()) ?? "";
};

const groups = async (): Promise<readonly (string | undefined)[]> => {
  const { ModelPackageGroupSummaryList: found = [] } = await running
    .system()
    .sagemaker.send(new ListModelPackageGroupsCommand({}));
  return found.map(({ ModelPackageGroupName }) => ModelPackageGroupName).toSorted();
};

describe("the nested gates of rent-gates", () => {
  const asked = ["Evaluate", "IsAccurate", "IsFair-else", "IsSmall", "IsSmall-else", "Train"];
  beforeAll(async () => {
    expect(await ended(await push("rent-gates"))).toEqual({
      status: "Succeeded",
      reasons: [],
      steps: [...asked, "Register-RegisterModel"].toSorted(),
    });
    expect(await groups()).toContain("rent-gates-rent");
  });

  it.each([
    ["LargestSize", "10", "Review"],
    ["LargestGap", "0.5", "Review-else"],
  ])("have a model reviewed that is above %s", async (name, value, review) => {
    expect(await ended(await start("rent-gates", { [name]: value }))).toEqual({
      status: "Succeeded",
      reasons: [],
      steps: [...asked, review].toSorted(),
    });
    expect(await read(`/${review}/output/review/review.md`)).toMatch(
      new RegExp(`^- (bytes|gap) is [0-9.]+, above ${value}\n$`),
    );
  });

  it("refuse a model that is not accurate, whatever else it is", async () => {
    const { status, reasons, steps } = await ended(
      await start("rent-gates", { LeastAccuracy: "0.999", LargestSize: "10" }),
    );
    expect(status).toBe("Failed");
    expect(reasons).toEqual([expect.stringContaining("less than 0.999 of the variance")]);
    expect(steps).toEqual([...asked, "Refuse"].toSorted());
  });
});

describe("the clones of bikes-for-each", () => {
  it("train and register a model for each station, and are read together at the end", async () => {
    const { status, reasons, steps } = await ended(await push("bikes-for-each"));
    expect({ status, reasons }).toEqual({ status: "Succeeded", reasons: [] });
    const stations = ["campus", "harbour", "market"];
    const weather = ["summer-dry", "summer-wet", "winter-dry", "winter-wet"];
    expect(steps).toEqual(
      [
        ...stations.flatMap((name) => [
          `Evaluate-${name}`,
          `Prepare-${name}`,
          `Register-${name}-RegisterModel`,
          `Train-${name}`,
        ]),
        ...weather.map((name) => `Factor-${name}`),
        "Report",
      ].toSorted(),
    );
    expect(await groups()).toEqual(expect.arrayContaining(stations.map((name) => `bikes-${name}`)));
    const overview = JSON.parse(await read("/Report/output/report/overview.json"));
    expect(Object.keys(overview.errors)).toEqual(stations);
    expect(Object.keys(overview.factors)).toHaveLength(weather.length);
    expect(overview.factors["summer, dry"]).toBeGreaterThan(overview.factors["winter, wet"]);
  });
});
