import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createModelContainers } from "../../../../../local/sagemaker/hosting/start-model-container.ts";
import { aHosting, image, type TestHosting } from "../../../../builders/a-hosting.ts";
import { aModel } from "../../../../builders/a-model.ts";

// Real processes start here, which a busy machine takes its time for.
describe("a model container outside of any endpoint", () => {
  let hosting: TestHosting;
  beforeEach(async () => {
    hosting = await aHosting();
  });
  afterEach(() => hosting.close());

  const start = (environment = {}) =>
    createModelContainers(hosting.context)({
      modelDataUrl: "s3://models/m",
      environment,
      image,
      log: join(hosting.folder, "transform.log"),
    });

  it("answers, failures included, and leaves nothing behind", async () => {
    await hosting.putModel("models/m", aModel());
    const container = await start({ SAGEMAKER_BATCH: "True" });
    const answer = await container.invoke(Buffer.from('["env"]'), "application/json", "application/json");
    expect(answer).toMatchObject({ status: 200, contentType: "application/json" });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ SAGEMAKER_BATCH: "True" });
    expect(await container.invoke(Buffer.from("x"), "image/png")).toMatchObject({ status: 415 });
    await container.close();
    expect(await readdir(join(hosting.folder, "model-containers"))).toEqual([]);
  });

  it("rejects a model that cannot load, whose reason is in the log", async () => {
    await hosting.putModel("models/m", aModel({ load: 'raise RuntimeError("no weights")' }));
    await expect(start()).rejects.toThrow(/no weights/);
    expect(await readFile(join(hosting.folder, "transform.log"), "utf8")).toContain(
      "RuntimeError: no weights",
    );
    expect(await readdir(join(hosting.folder, "model-containers"))).toEqual([]);
  });
});
