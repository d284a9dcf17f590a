import { afterEach, describe, expect, it } from "@jest/globals";
import { aHosting, type TestHosting } from "../../../../builders/a-hosting.ts";
import { aModel } from "../../../../builders/a-model.ts";

// Real processes start here, which a busy machine takes its time for.
const artifact = { ModelDataUrl: "s3://models/m.tar.gz" };

describe("a single-model endpoint", () => {
  let hosting: TestHosting;
  afterEach(() => hosting.close());

  const pidOf = async (order: unknown = 1): Promise<number> =>
    JSON.parse((await hosting.invoke({ Body: JSON.stringify(order) })).text).pid;
  const serve = async (options = {}) => {
    hosting = await aHosting(options);
    await hosting.putModel("models/m.tar.gz", aModel());
    return hosting.deploy(artifact);
  };

  it("has its model loaded when it is in service", async () => {
    expect(await serve()).toMatchObject({ EndpointStatus: "InService" });
    expect(hosting.s3.downloads("models/m.tar.gz")).toBe(1);
    expect(await pidOf()).toBe(await pidOf());
  });

  it("refuses a target model", async () => {
    await serve();
    await expect(hosting.invoke({ TargetModel: "m.tar.gz" })).rejects.toMatchObject({
      name: "ValidationError",
      message: "Endpoint live is not a multi-model endpoint and does not support target model header.",
    });
  });

  it("brings its model back after a crash", async () => {
    await serve();
    const pid = await pidOf();
    await expect(pidOf(["exit"])).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 500 });
    expect(await pidOf()).not.toBe(pid);
  });

  it("brings its model back after a hang", async () => {
    await serve({ invocationTimeoutSeconds: 0.6 });
    // A slow machine may take longer than that for any answer.
    const answering = async (): Promise<number> => pidOf().catch(() => answering());
    const pid = await answering();
    await expect(pidOf(["hang"])).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 0 });
    expect(await answering()).not.toBe(pid);
  });

  it("serves uncompressed model data from below a prefix", async () => {
    hosting = await aHosting();
    for (const [name, text] of Object.entries(aModel()))
      await hosting.s3.put(`models/raw/${name}`, Buffer.from(text));
    const S3DataSource = {
      S3Uri: "s3://models/raw/",
      S3DataType: "S3Prefix",
      CompressionType: "None",
    } as const;
    expect(await hosting.deploy({ ModelDataSource: { S3DataSource } })).toMatchObject({
      EndpointStatus: "InService",
    });
    expect(await pidOf()).toBeGreaterThan(0);
  });

  it("fails, saying so, when its artifact is no archive", async () => {
    hosting = await aHosting();
    await hosting.s3.put("models/m.tar.gz", Buffer.from("weights"));
    expect(await hosting.deploy(artifact)).toMatchObject({
      EndpointStatus: "Failed",
      FailureReason: expect.stringContaining("valid tar.gz archive"),
    });
    await expect(pidOf()).rejects.toMatchObject({
      name: "ValidationError",
      message: "Endpoint live of account 111122223333 not found.",
    });
  });

  it("takes bodies up to the limit and refuses larger ones", async () => {
    await serve({ maxBodyBytes: 1000 });
    const body = (length: number) => hosting.invoke({ Body: `"${"x".repeat(length - 2)}"` });
    expect((await body(1000)).text).toContain("xxx");
    await expect(body(1001)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 413 },
      message: "HTTP content length exceeded 1000 bytes.",
    });
  });

  it("splits traffic between variants by their weights, and obeys a target variant", async () => {
    hosting = await aHosting();
    for (const name of ["a", "b"]) {
      await hosting.putModel(`models/${name}`, aModel());
      await hosting.createModel(name, { ModelDataUrl: `s3://models/${name}` });
    }
    await hosting.createConfig("config", [
      { VariantName: "A", ModelName: "a", InitialVariantWeight: 3 },
      { VariantName: "B", ModelName: "b", InitialVariantWeight: 1 },
    ]);
    await hosting.createEndpoint("live", "config");
    await hosting.settled();
    const seen: (string | undefined)[] = [];
    for (let call = 0; call < 8; call += 1) seen.push((await hosting.invoke({ Body: "1" })).variant);
    expect(seen.filter((variant) => variant === "A")).toHaveLength(6);
    expect(await hosting.invoke({ Body: "1", TargetVariant: "B" })).toMatchObject({ variant: "B" });
    await expect(hosting.invoke({ TargetVariant: "C" })).rejects.toMatchObject({ name: "ValidationError" });
  });
});
