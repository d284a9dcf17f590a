import {
  AddTagsCommand,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DeleteModelPackageGroupCommand,
  DeleteTagsCommand,
  ListTagsCommand,
  paginateListTags,
} from "@aws-sdk/client-sagemaker";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { aDefinition } from "./a-definition.ts";
import { type OpenSageMaker, openSageMaker } from "./open-sagemaker.ts";

let sagemaker: OpenSageMaker;

beforeEach(async () => {
  sagemaker = await openSageMaker();
});

afterEach(() => sagemaker.close());

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn";
const tag = (Key: string, Value = "") => ({ Key, Value });

const createGroup = (Tags?: { Key: string; Value: string }[]) =>
  sagemaker.client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: "Churn", Tags }));

const list = async (ResourceArn = ARN) =>
  (await sagemaker.client.send(new ListTagsCommand({ ResourceArn }))).Tags;

const add = (...Tags: { Key: string; Value: string }[]) =>
  sagemaker.client.send(new AddTagsCommand({ ResourceArn: ARN, Tags }));

describe("tags", () => {
  it("come with the creation, are added, replaced and deleted", async () => {
    await createGroup([tag("a", "1")]);
    expect((await add(tag("b", "2"), tag("a", "3"))).Tags).toEqual([tag("b", "2"), tag("a", "3")]);
    expect(await list()).toEqual([tag("a", "3"), tag("b", "2")]);
    await sagemaker.client.send(new DeleteTagsCommand({ ResourceArn: ARN, TagKeys: ["a", "nothing"] }));
    await sagemaker.restart();
    expect(await list()).toEqual([tag("b", "2")]);
  });

  it("of a resource that has none are an empty list, and of none at all an error", async () => {
    await createGroup();
    expect(await list()).toEqual([]);
    await expect(list(`${ARN}2`)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("end with their resource", async () => {
    await createGroup([tag("a")]);
    await sagemaker.client.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: "churn" }));
    await expect(list()).rejects.toThrow("does not exist");
    sagemaker.clock.seconds += 1;
    await createGroup();
    expect(await list()).toEqual([]);
  });

  it("that changed since are not brought back by a creation that is sent again", async () => {
    const create = new CreatePipelineCommand({
      PipelineName: "p",
      ClientRequestToken: "t".repeat(32),
      RoleArn: "arn:aws:iam::111122223333:role/pipelines",
      PipelineDefinition: aDefinition(),
      Tags: [tag("a")],
    });
    const { PipelineArn = "" } = await sagemaker.client.send(create);
    await sagemaker.client.send(new DeleteTagsCommand({ ResourceArn: PipelineArn, TagKeys: ["a"] }));
    await sagemaker.client.send(create);
    expect(await list(PipelineArn)).toEqual([]);
  });

  it("are refused where AWS refuses them", async () => {
    await expect(createGroup([tag("aws:a")])).rejects.toThrow("aws: prefixed tag key names are not allowed");
    await expect(createGroup([tag("a"), tag("a")])).rejects.toThrow("Duplicate tag key: 'a'.");
    await createGroup(Array.from({ length: 50 }, (_, index) => tag(`k${index}`)));
    await expect(add(tag("one-more"))).rejects.toMatchObject({ name: "ResourceLimitExceeded" });
  });

  it("are the group's, not a version's", async () => {
    await createGroup();
    const version = new CreateModelPackageCommand({ ModelPackageGroupName: "churn" });
    const { ModelPackageArn } = await sagemaker.client.send(version);
    const addTo = new AddTagsCommand({ ResourceArn: ModelPackageArn, Tags: [tag("a")] });
    await expect(sagemaker.client.send(addTo)).rejects.toThrow("uses those of its model package group");
  });

  it("come in pages", async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => tag(`k${String(index).padStart(2, "0")}`));
    await createGroup(Tags);
    const found: unknown[] = [];
    for await (const page of paginateListTags({ client: sagemaker.client }, { ResourceArn: ARN }))
      found.push(...(page.Tags ?? []));
    expect(found).toEqual(Tags);
  });
});
