import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createSageMakerPipelines } from "../../../shared/adapters/sagemaker-pipelines.ts";
import type { Pipeline, Pipelines } from "../../../shared/ports/pipelines.ts";
import { createInMemoryPipelines } from "../../fakes/in-memory-pipelines.ts";
import { type OpenSageMaker, openSageMaker } from "../../unit/local/sagemaker/control/open-sagemaker.ts";

let opened: OpenSageMaker;
beforeAll(async () => {
  opened = await openSageMaker();
});
afterAll(() => opened.close());

const definition = JSON.stringify({
  Version: "2020-12-01",
  Steps: [{ Name: "stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
});

const twoSteps = JSON.stringify({
  Version: "2020-12-01",
  Steps: ["stop", "halt"].map((Name) => ({ Name, Type: "Fail", Arguments: { ErrorMessage: "no" } })),
});

const aPipeline = (name: string, over: Partial<Pipeline> = {}): Pipeline => ({
  name,
  definition,
  roleArn: "arn:aws:iam::111122223333:role/jobs",
  tags: { team: "risk" },
  ...over,
});

describe.each<[string, () => Pipelines]>([
  ["in memory", createInMemoryPipelines],
  ["in SageMaker", () => createSageMakerPipelines(opened.client)],
])("pipelines %s", (where, create) => {
  const name = (of: string): string => `${of}-${where.replaceAll(" ", "-")}`;

  it("are as they were created", async () => {
    const pipelines = create();
    const pipeline = aPipeline(name("whole"), {
      displayName: "A-whole-one",
      description: "What it is for",
      maxParallelSteps: 3,
    });
    await pipelines.create(pipeline, "t".repeat(64));
    expect(await pipelines.describe(pipeline.name)).toEqual(pipeline);
    expect(await pipelines.describe(name("none"))).toBeUndefined();
  });

  it("lose by an update what is declared of them no more, so that the next look finds nothing to do", async () => {
    const pipelines = create();
    const bare = aPipeline(name("bare"));
    await pipelines.create({ ...bare, displayName: "Once-named", description: "Once said" }, "u".repeat(64));
    const live = await pipelines.describe(bare.name);
    await pipelines.update(bare, { live: live ?? bare, untag: [] });
    expect(await pipelines.describe(bare.name)).toEqual(bare);
  });

  it("lose tags that are to go and no others, and a limit of steps that is declared no more", async () => {
    const pipelines = create();
    const bare = aPipeline(name("loose"), { definition: twoSteps });
    await pipelines.create(
      { ...bare, maxParallelSteps: 1, tags: { team: "risk", ours: "1", theirs: "2" } },
      "v".repeat(64),
    );
    const live = await pipelines.describe(bare.name);
    expect(live).toMatchObject({ maxParallelSteps: 1 });
    await pipelines.update(bare, { live: live ?? bare, untag: ["ours"] });
    const updated = await pipelines.describe(bare.name);
    expect(updated).toMatchObject({ tags: { team: "risk", theirs: "2" }, maxParallelSteps: 2 });
    expect(updated?.tags).not.toHaveProperty("ours");
  });
});

describe("a pipeline that SageMaker takes for invalid", () => {
  const create = (over: Partial<Pipeline>) =>
    createSageMakerPipelines(opened.client).create(aPipeline("refused", over), "r".repeat(64));

  it("is its author's to mend, in SageMaker's words", () =>
    expect(
      create({ definition: '{"Version": "2020-12-01", "Steps": [{"Name": "a", "Type": "Nap"}]}' }),
    ).rejects.toMatchObject({
      code: "PipelineRefused",
      audience: "author",
      message: expect.stringContaining("Nap"),
    }));

  it("is nobody's mistake where another writer was faster", async () => {
    const pipelines = createSageMakerPipelines(opened.client);
    await pipelines.create(aPipeline("raced"), "first".repeat(8));
    await expect(pipelines.create(aPipeline("raced"), "second".repeat(8))).rejects.toMatchObject({
      name: expect.not.stringContaining("ControlPlaneError"),
      message: expect.stringContaining("already exists"),
    });
  });
});

describe("many pipelines at once", () => {
  it("wait for their turn, so that SageMaker is not asked by all of them in the same moment", async () => {
    let [underWay, most] = [0, 0];
    const client = new SageMakerClient({
      ...{ region: "us-east-1", credentials: { accessKeyId: "LOCAL", secretAccessKey: "local" } },
      endpoint: opened.url,
    });
    client.middlewareStack.add((next) => async (args) => {
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        return await next(args);
      } finally {
        underWay -= 1;
      }
    });
    const pipelines = createSageMakerPipelines(client);
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, index) => pipelines.describe(`nobody-${index}`)),
    );
    client.destroy();
    expect(found.every((each) => each === undefined)).toBe(true);
    expect(most).toBeLessThanOrEqual(8);
  });
});
