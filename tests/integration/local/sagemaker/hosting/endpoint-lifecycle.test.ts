import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  DeleteEndpointCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  ListEndpointsCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { afterEach, describe, expect, it } from "@jest/globals";
import { aFolder } from "../../../../builders/a-folder.ts";
import { aHosting, type TestHosting } from "../../../../builders/a-hosting.ts";
import { aModel } from "../../../../builders/a-model.ts";
import { isRunning } from "../../../../builders/is-running.ts";

// Real processes start here, which a busy machine takes its time for.
const multiModel = { Mode: "MultiModel", ModelDataUrl: "s3://models/live/" } as const;

describe("an endpoint's life", () => {
  let hosting: TestHosting;
  afterEach(() => hosting.close());

  const pidOf = async (TargetModel?: string, order: unknown = 1): Promise<number> =>
    JSON.parse((await hosting.invoke({ TargetModel, Body: JSON.stringify(order) })).text).pid;
  const statuses = () =>
    hosting.events.map(({ detail }) => (detail as { EndpointStatus: string }).EndpointStatus);
  const gone = async (EndpointName = "live"): Promise<string> => {
    for (;;) {
      const failure = await hosting.describe(EndpointName).then(
        () => undefined,
        (error: Error) => error.message,
      );
      if (failure !== undefined) return failure;
      await delay(10);
    }
  };
  const update = (EndpointConfigName: string, more = {}) =>
    hosting.control.send(new UpdateEndpointCommand({ EndpointName: "live", EndpointConfigName, ...more }));

  it("goes from creating to in service, which its events tell", async () => {
    const folder = await aFolder("python");
    const [gate, python] = [join(folder, "gate"), join(folder, "python")];
    await writeFile(python, `#!/bin/sh\nuntil [ -e ${gate} ]; do sleep 0.02; done\nexec python3 "$@"\n`, {
      mode: 0o755,
    });
    hosting = await aHosting({ python });
    await hosting.createModel("Model", multiModel);
    await hosting.createConfig("Config", [{ ModelName: "Model" }]);
    const created = await hosting.createEndpoint("Live", "Config");
    expect(created.EndpointArn).toBe("arn:aws:sagemaker:us-east-1:111122223333:endpoint/live");
    expect(await hosting.describe("Live")).toMatchObject({ EndpointStatus: "Creating" });
    await expect(hosting.invoke({ EndpointName: "Live" })).rejects.toMatchObject({ name: "ValidationError" });
    await writeFile(gate, "");
    expect(await hosting.settled("Live")).toMatchObject({
      EndpointName: "Live",
      EndpointConfigName: "Config",
      EndpointStatus: "InService",
      CreationTime: expect.any(Date),
      ProductionVariants: [{ VariantName: "AllTraffic", CurrentWeight: 1, CurrentInstanceCount: 1 }],
    });
    expect(hosting.events).toMatchObject([
      { detail: { EndpointStatus: "CREATING" } },
      {
        detailType: "SageMaker Endpoint State Change",
        resources: [created.EndpointArn],
        detail: { EndpointName: "Live", EndpointConfigName: "Config", EndpointStatus: "IN_SERVICE" },
      },
    ]);
  });

  it("ends with its containers and their models, and its name is free again", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.deploy(multiModel);
    const pid = await pidOf("m");
    await hosting.control.send(new DeleteEndpointCommand({ EndpointName: "live" }));
    expect(await gone()).toBe(
      'Could not find endpoint "arn:aws:sagemaker:us-east-1:111122223333:endpoint/live".',
    );
    while (isRunning(pid)) await delay(10);
    expect(statuses()).toEqual(["CREATING", "IN_SERVICE", "DELETING"]);
    await hosting.createEndpoint("live", "config");
    expect(await hosting.settled()).toMatchObject({ EndpointStatus: "InService" });
  });

  it("can be deleted while it is being created", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/m", aModel({ load: "time.sleep(1000)" }));
    await hosting.createModel("model", { ModelDataUrl: "s3://models/m" });
    await hosting.createConfig("config", [{ ModelName: "model" }]);
    await hosting.createEndpoint("live", "config");
    await hosting.control.send(new DeleteEndpointCommand({ EndpointName: "live" }));
    await gone();
    expect(statuses()).toEqual(["CREATING", "DELETING"]);
  });

  it("ends every process when the system closes", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.deploy(multiModel);
    const pid = await pidOf("m");
    const hanging = pidOf("m", ["hang"]).catch(() => undefined);
    await hosting.restart();
    while (isRunning(pid)) await delay(10);
    await hanging;
  });

  it("comes back after a restart, with its model deleted meanwhile and its cache empty", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.deploy(multiModel);
    const pid = await pidOf("m");
    await hosting.control.send(new DeleteModelCommand({ ModelName: "model" }));
    await hosting.restart();
    expect(await hosting.describe()).toMatchObject({ EndpointStatus: "InService" });
    expect(await pidOf("m")).not.toBe(pid);
    expect(hosting.s3.downloads("models/live/m")).toBe(2);
  });

  it("goes on being created, updated or deleted after a restart", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/m", aModel());
    await hosting.createModel("model", { ModelDataUrl: "s3://models/m" });
    await hosting.createConfig("config", [{ ModelName: "model" }]);
    await hosting.createConfig("second", [{ ModelName: "model" }]);
    await hosting.createEndpoint("live", "config");
    await hosting.restart();
    expect(await hosting.settled()).toMatchObject({ EndpointStatus: "InService" });
    await update("second");
    await hosting.restart();
    expect(await hosting.settled()).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "second",
    });
    await hosting.control.send(new DeleteEndpointCommand({ EndpointName: "live" }));
    await hosting.restart();
    await gone();
  });

  describe("with a second configuration", () => {
    const withTwo = async (second: (folder: string) => Record<string, string>) => {
      hosting = await aHosting();
      await hosting.putModel("models/one", aModel());
      await hosting.putModel("models/two", second(hosting.folder));
      for (const name of ["one", "two"]) {
        await hosting.createModel(name, { ModelDataUrl: `s3://models/${name}` });
        await hosting.createConfig(name, [{ ModelName: name }]);
      }
      await hosting.createEndpoint("live", "one");
      await hosting.settled();
    };

    it("serves the first until the second answers, and ends no invocation on the way", async () => {
      const slow = (folder: string) =>
        aModel({ load: `wait_for("${folder}/ready")`, extra: "def output_fn(p, a): return '{\"pid\": 0}'" });
      await withTwo(slow);
      const gate = join(hosting.folder, "gate");
      const first = await pidOf();
      await update("two");
      await expect(update("two")).rejects.toThrow(/^Cannot update in-progress endpoint "arn:/);
      expect(await pidOf()).toBe(first);
      const underWay = pidOf(undefined, ["wait", gate]);
      while (!existsSync(`${gate}.begun`)) await delay(10);
      await writeFile(join(hosting.folder, "ready"), "");
      expect(await hosting.settled()).toMatchObject({
        EndpointConfigName: "two",
        EndpointStatus: "InService",
      });
      expect(await pidOf()).toBe(0);
      await writeFile(gate, "");
      expect(await underWay).toBe(first);
      while (isRunning(first)) await delay(10);
    });

    it("goes on with the first when the second does not start, and says why", async () => {
      await withTwo(() => aModel({ load: 'raise RuntimeError("broken")' }));
      const first = await pidOf();
      await update("two");
      expect(await hosting.settled()).toMatchObject({
        EndpointConfigName: "one",
        EndpointStatus: "InService",
        FailureReason: expect.stringContaining("broken"),
      });
      expect(await pidOf()).toBe(first);
      expect(statuses()).toEqual(["CREATING", "IN_SERVICE", "UPDATING", "IN_SERVICE"]);
    });

    it("keeps weights and counts where the update asks for it", async () => {
      await withTwo(() => aModel());
      const DesiredWeightsAndCapacities = [
        { VariantName: "AllTraffic", DesiredInstanceCount: 2, DesiredWeight: 5 },
      ];
      await hosting.control.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName: "live", DesiredWeightsAndCapacities }),
      );
      expect(await hosting.settled()).toMatchObject({
        ProductionVariants: [{ CurrentInstanceCount: 2, CurrentWeight: 5 }],
      });
      await update("two", {
        RetainAllVariantProperties: true,
        ExcludeRetainedVariantProperties: [{ VariantPropertyType: "DesiredWeight" }],
      });
      expect(await hosting.settled()).toMatchObject({
        EndpointConfigName: "two",
        ProductionVariants: [{ CurrentInstanceCount: 2, CurrentWeight: 1 }],
      });
    });
  });

  it("scales out, which single calls at a time show, and in again", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/m", aModel());
    await hosting.deploy({ ModelDataUrl: "s3://models/m" });
    const scale = async (DesiredInstanceCount: number) => {
      const DesiredWeightsAndCapacities = [{ VariantName: "AllTraffic", DesiredInstanceCount }];
      await hosting.control.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName: "live", DesiredWeightsAndCapacities }),
      );
      return hosting.settled();
    };
    await scale(2);
    const pids = new Set([await pidOf(), await pidOf()]);
    expect(pids.size).toBe(2);
    await scale(1);
    expect([...pids].filter(isRunning)).toHaveLength(1);
    await expect(
      hosting.control.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({
          EndpointName: "live",
          DesiredWeightsAndCapacities: [{ VariantName: "Other", DesiredWeight: 1 }],
        }),
      ),
    ).rejects.toThrow(/^Could not find variant "Other"/);
  });

  it("is listed with its state", async () => {
    hosting = await aHosting();
    await hosting.deploy(multiModel);
    await hosting.s3.put("models/broken", Buffer.from("x"));
    await hosting.createModel("broken", { ModelDataUrl: "s3://models/broken" });
    await hosting.createConfig("broken", [{ ModelName: "broken" }]);
    await hosting.createEndpoint("broken", "broken");
    await hosting.settled("broken");
    const list = async (more = {}) =>
      (await hosting.control.send(new ListEndpointsCommand(more))).Endpoints ?? [];
    expect((await list()).map(({ EndpointName }) => EndpointName)).toEqual(["broken", "live"]);
    expect(await list({ StatusEquals: "Failed" })).toMatchObject([
      { EndpointName: "broken", EndpointStatus: "Failed" },
    ]);
    expect(await list({ LastModifiedTimeBefore: new Date(0) })).toEqual([]);
    await expect(
      hosting.control.send(new DescribeEndpointCommand({ EndpointName: "none" })),
    ).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});
