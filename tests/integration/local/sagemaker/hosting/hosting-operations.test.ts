import {
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  UpdateEndpointCommand,
} from "@aws-sdk/client-sagemaker";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { aHosting, image, roleArn, type TestHosting } from "../../../../builders/a-hosting.ts";

// Real processes start here, which a busy machine takes its time for.
const arn = (resource: string): string => `arn:aws:sagemaker:us-east-1:111122223333:${resource}`;
const multiModel = { Mode: "MultiModel", ModelDataUrl: "s3://models/live/" } as const;

describe("hosting's control operations", () => {
  let hosting: TestHosting;
  beforeEach(async () => {
    hosting = await aHosting({}, async (operation, { ModelPackageName }: { ModelPackageName?: string }) => {
      if (operation !== "DescribeModelPackage") throw new Error(operation);
      const Containers = [
        { Image: "packaged", ModelDataUrl: "s3://models/packaged", Environment: { A: "1", B: "1" } },
      ];
      return { ModelPackageArn: ModelPackageName, InferenceSpecification: { Containers } };
    });
  });
  afterEach(() => hosting.close());

  it("describe a model as it was created", async () => {
    const created = await hosting.createModel("My-Model", multiModel);
    expect(created.ModelArn).toBe(arn("model/my-model"));
    const model = await hosting.control.send(new DescribeModelCommand({ ModelName: "My-Model" }));
    expect(model).toMatchObject({
      ModelName: "My-Model",
      ModelArn: created.ModelArn,
      PrimaryContainer: { Image: image, ...multiModel },
      ExecutionRoleArn: roleArn,
      EnableNetworkIsolation: false,
      CreationTime: expect.any(Date),
    });
  });

  it.each<[string, object, string]>([
    ["no container", {}, "Exactly one of PrimaryContainer and Containers must be given."],
    [
      "both kinds of containers",
      { PrimaryContainer: { Image: image }, Containers: [{ Image: image }] },
      "Exactly one of",
    ],
    ["nothing to run", { PrimaryContainer: {} }, "A container needs an Image or a ModelPackageName."],
    [
      "a multi-model container without a prefix",
      { PrimaryContainer: { Image: image, Mode: "MultiModel" } },
      "needs a ModelDataUrl",
    ],
    [
      "a multi-model container with one archive",
      { PrimaryContainer: { Image: image, Mode: "MultiModel", ModelDataUrl: "s3://models/m.tar.gz" } },
      "must be an S3 prefix",
    ],
    [
      "a multi-model container with a data source",
      { PrimaryContainer: { Image: image, Mode: "MultiModel", ModelDataSource: {} } },
      "ModelDataSource cannot be used with a multi-model container.",
    ],
    [
      "a cache setting outside of multi-model mode",
      { PrimaryContainer: { Image: image, MultiModelConfig: { ModelCacheSetting: "Disabled" } } },
      "MultiModelConfig needs",
    ],
    [
      "a URL of another kind",
      { PrimaryContainer: { Image: image, ModelDataUrl: "https://models/m" } },
      "Invalid S3 URI",
    ],
    [
      "an archive that is not there",
      { PrimaryContainer: { Image: image, ModelDataUrl: "s3://models/none" } },
      "Could not find model data at s3://models/none.",
    ],
  ])("refuse a model with %s", async (_, members, message) => {
    const command = new CreateModelCommand({ ModelName: "m", ExecutionRoleArn: roleArn, ...members });
    await expect(hosting.control.send(command)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(message),
    });
  });

  it("take a model package's container, with the model's own environment on top", async () => {
    await hosting.s3.put("models/packaged", Buffer.from("x"));
    const PrimaryContainer = { ModelPackageName: arn("model-package/g/1"), Environment: { B: "2" } };
    await hosting.control.send(
      new CreateModelCommand({ ModelName: "m", ExecutionRoleArn: roleArn, PrimaryContainer }),
    );
    expect(hosting.context.records.get("model", "m")).toMatchObject({
      PrimaryContainer,
      Resolved: [
        { Image: "packaged", ModelDataUrl: "s3://models/packaged", Environment: { A: "1", B: "2" } },
      ],
    });
  });

  it("refuse to create what exists", async () => {
    await hosting.deploy(multiModel);
    const message = (what: string, resource: string) =>
      `Cannot create already existing ${what} "${arn(resource)}".`;
    await expect(hosting.createModel("model", multiModel)).rejects.toThrow(message("model", "model/model"));
    await expect(hosting.createConfig("config", [{ ModelName: "model" }])).rejects.toThrow(
      message("endpoint configuration", "endpoint-config/config"),
    );
    await expect(hosting.createEndpoint("live", "config")).rejects.toThrow(
      message("endpoint", "endpoint/live"),
    );
  });

  it("refuse what refers to nothing", async () => {
    await hosting.deploy(multiModel);
    const { control } = hosting;
    await expect(hosting.createConfig("other", [{ ModelName: "none" }])).rejects.toThrow(
      `Could not find model "${arn("model/none")}".`,
    );
    await expect(hosting.createEndpoint("other", "none")).rejects.toThrow(
      `Could not find endpoint configuration "${arn("endpoint-config/none")}".`,
    );
    const update = new UpdateEndpointCommand({ EndpointName: "none", EndpointConfigName: "config" });
    await expect(control.send(update)).rejects.toThrow(`Could not find endpoint "${arn("endpoint/none")}".`);
    for (const command of [
      new DeleteModelCommand({ ModelName: "none" }),
      new DeleteEndpointConfigCommand({ EndpointConfigName: "none" }),
      new DeleteEndpointCommand({ EndpointName: "none" }),
    ]) {
      await expect(control.send(command as DeleteModelCommand)).rejects.toMatchObject({
        name: "ValidationException",
      });
    }
  });

  it("describe a configuration, whose variants must differ in name", async () => {
    await hosting.createModel("model", multiModel);
    await hosting.createConfig("config", [{ ModelName: "model" }]);
    expect(
      await hosting.control.send(new DescribeEndpointConfigCommand({ EndpointConfigName: "config" })),
    ).toMatchObject({
      EndpointConfigArn: arn("endpoint-config/config"),
      ProductionVariants: [{ VariantName: "AllTraffic", ModelName: "model", InitialVariantWeight: 1 }],
    });
    const twice = [{ ModelName: "model" }, { ModelName: "model" }];
    await expect(hosting.createConfig("twice", twice)).rejects.toThrow("name AllTraffic is not unique");
    await hosting.control.send(new DeleteEndpointConfigCommand({ EndpointConfigName: "config" }));
    const { EndpointConfigs } = await hosting.control.send(new ListEndpointConfigsCommand({}));
    expect(EndpointConfigs).toEqual([]);
  });

  it("list page by page, also when items go between the pages", async () => {
    for (const name of ["a", "b", "c", "d", "e", "other"]) await hosting.createModel(`m-${name}`, multiModel);
    const request = { SortBy: "Name", SortOrder: "Ascending", MaxResults: 2, NameContains: "M-" } as const;
    const first = await hosting.control.send(new ListModelsCommand(request));
    await hosting.control.send(new DeleteModelCommand({ ModelName: "m-b" }));
    const second = await hosting.control.send(
      new ListModelsCommand({ ...request, NextToken: first.NextToken }),
    );
    const third = await hosting.control.send(
      new ListModelsCommand({ ...request, NextToken: second.NextToken }),
    );
    const names = [first, second, third].map(({ Models = [] }) => Models.map(({ ModelName }) => ModelName));
    expect(names).toEqual([
      ["m-a", "m-b"],
      ["m-c", "m-d"],
      ["m-e", "m-other"],
    ]);
    expect(third.NextToken).toBeUndefined();
    const newest = await hosting.control.send(new ListModelsCommand({ MaxResults: 1 }));
    expect(newest.Models).toMatchObject([{ ModelName: "m-other" }]);
    const broken = hosting.control.send(new ListModelsCommand({ NextToken: "broken" }));
    await expect(broken).rejects.toMatchObject({ name: "ValidationException" });
  });
});
