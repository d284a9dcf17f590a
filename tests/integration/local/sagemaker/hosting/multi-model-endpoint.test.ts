import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { aHosting, type TestHosting } from "../../../../builders/a-hosting.ts";
import { aModel } from "../../../../builders/a-model.ts";
import { anArchive } from "../../../../builders/an-archive.ts";

// Real processes start here, which a busy machine takes its time for.
const multiModel = { Mode: "MultiModel", ModelDataUrl: "s3://models/live/" } as const;

const named = (name: string): Record<string, string> => ({
  "code/inference.py":
    'import names\ndef model_fn(model_dir): return names.NAME\ndef predict_fn(data, model): return {"model": model, "data": data}\n',
  "code/names.py": `NAME = "${name}"\n`,
});

describe("a multi-model endpoint", () => {
  let hosting: TestHosting;
  afterEach(() => hosting.close());

  const pidOf = async (TargetModel: string, order: unknown = 1): Promise<number> =>
    JSON.parse((await hosting.invoke({ TargetModel, Body: JSON.stringify(order) })).text).pid;

  it("loads each model at its first invocation and keeps their modules apart", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/one.tar.gz", named("one"));
    await hosting.putModel("models/live/team/two.tar.gz", named("two"));
    expect(await hosting.deploy(multiModel)).toMatchObject({ EndpointStatus: "InService" });
    expect(hosting.s3.downloads("models/live/one.tar.gz")).toBe(0);
    const one = await hosting.invoke({ TargetModel: "one.tar.gz", Body: "[1]" });
    const two = await hosting.invoke({ TargetModel: "team/two.tar.gz", Body: "[2]" });
    expect(JSON.parse(one.text)).toEqual({ model: "one", data: [1] });
    expect(JSON.parse(two.text)).toEqual({ model: "two", data: [2] });
    expect(one).toMatchObject({ contentType: "application/json", variant: "AllTraffic" });
  });

  it("loads a model once for all who ask at the same time", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m.tar.gz", aModel());
    await hosting.deploy(multiModel);
    const pids = await Promise.all(Array.from({ length: 12 }, () => pidOf("m.tar.gz")));
    expect(new Set(pids).size).toBe(1);
    expect(hosting.s3.downloads("models/live/m.tar.gz")).toBe(1);
  });

  it("serves a model that is put in S3 after it was missing, with no update of the endpoint", async () => {
    hosting = await aHosting();
    await hosting.deploy(multiModel);
    await expect(pidOf("late.tar.gz")).rejects.toMatchObject({
      name: "ValidationError",
      $metadata: { httpStatusCode: 400 },
      message:
        "Failed to download model data(bucket: models, key: live/late.tar.gz). Please ensure that there is an object located" +
        " at the URL and that the role passed to CreateModel has permissions to download the model.",
    });
    await hosting.putModel("models/live/late.tar.gz", aModel());
    expect(await pidOf("late.tar.gz")).toBeGreaterThan(0);
  });

  it("serves its copy after the object is deleted", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m.tar.gz", aModel());
    await hosting.deploy(multiModel);
    const pid = await pidOf("m.tar.gz");
    await hosting.s3.delete("models/live/m.tar.gz");
    expect(await pidOf("m.tar.gz")).toBe(pid);
    await expect(pidOf("m.tar.gz", ["exit"])).rejects.toMatchObject({ name: "ModelError" });
    expect(await pidOf("m.tar.gz")).not.toBe(pid);
  });

  describe("under a memory bound", () => {
    const large = aModel({ load: "return bytearray(os.urandom(1)) * (60 << 20)" });

    it("unloads the model unused for longest and keeps its files", async () => {
      hosting = await aHosting({ memoryBytes: 190 << 20 });
      for (const name of ["a", "b", "c"]) await hosting.putModel(`models/live/${name}`, large);
      await hosting.deploy(multiModel);
      const [a, b] = [await pidOf("a"), await pidOf("b")];
      expect(await pidOf("a")).toBe(a);
      await pidOf("c");
      expect(await pidOf("a")).toBe(a);
      expect(await pidOf("b")).not.toBe(b);
      expect(hosting.s3.downloads("models/live/b")).toBe(1);
      expect(hosting.metrics()).toMatchObject({
        ModelCacheHit: { SampleCount: 6, Sum: 2 },
        ModelDownloadingTime: { SampleCount: 3 },
        ModelLoadingTime: { SampleCount: 4 },
        ModelUnloadingTime: { SampleCount: 2 },
        ModelLoadingWaitTime: { SampleCount: 6, Minimum: expect.any(Number) },
      });
    });

    it("waits for a busy model rather than take it away", async () => {
      hosting = await aHosting({ memoryBytes: 110 << 20 });
      for (const name of ["a", "b"]) await hosting.putModel(`models/live/${name}`, large);
      await hosting.deploy(multiModel);
      const gate = join(hosting.folder, "gate");
      const first = await pidOf("a");
      const busy = pidOf("a", ["wait", gate]);
      const next = pidOf("b");
      await delay(300);
      await writeFile(gate, "");
      expect(await busy).toBe(first);
      expect(await next).toBeGreaterThan(0);
    });

    it("says so when a model does not fit even alone", async () => {
      hosting = await aHosting({ memoryBytes: 40 << 20 });
      await hosting.putModel("models/live/a", large);
      await hosting.deploy(multiModel);
      await expect(pidOf("a")).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 507 });
    });
  });

  describe("under a disk bound", () => {
    const heavy = { ...aModel(), weights: randomBytes(50_000).toString("hex") };

    it("deletes the model unused for longest, which is downloaded again when it is asked for", async () => {
      hosting = await aHosting({ diskBytes: 250_000 });
      for (const name of ["a", "b", "c"]) await hosting.putModel(`models/live/${name}`, heavy);
      await hosting.deploy(multiModel);
      for (const name of ["a", "b", "a", "c", "a", "b"]) await pidOf(name);
      expect(["a", "b", "c"].map((name) => hosting.s3.downloads(`models/live/${name}`))).toEqual([1, 2, 1]);
    });

    it("refuses an archive that is larger than the volume", async () => {
      hosting = await aHosting({ diskBytes: 50_000 });
      await hosting.putModel("models/live/a", heavy);
      await hosting.deploy(multiModel);
      await expect(pidOf("a")).rejects.toMatchObject({
        name: "ValidationError",
        message: expect.stringContaining("The model data archive is too large"),
      });
    });
  });

  it("answers that a slow model is not ready, goes on loading it, and then serves it", async () => {
    hosting = await aHosting({ loadWaitSeconds: 0.2 });
    const gate = join(hosting.folder, "gate");
    await hosting.putModel("models/live/slow", aModel({ load: `wait_for("${gate}")` }));
    await hosting.putModel("models/live/quick", aModel());
    await hosting.deploy(multiModel);
    await expect(pidOf("slow")).rejects.toMatchObject({
      name: "ModelNotReadyException",
      $metadata: { httpStatusCode: 429 },
      message: "Model for endpoint live variant AllTraffic is not ready for inference yet.",
    });
    const ready = async (model: string): Promise<number> => pidOf(model).catch(() => ready(model));
    expect(await ready("quick")).toBeGreaterThan(0);
    await writeFile(gate, "");
    expect(await ready("slow")).toBeGreaterThan(0);
    expect(hosting.s3.downloads("models/live/slow")).toBe(1);
  });

  it("gives up a model that loads beyond the limit, and begins anew at the next invocation", async () => {
    hosting = await aHosting({ loadLimitSeconds: 2 });
    const gate = join(hosting.folder, "gate");
    await hosting.putModel("models/live/slow", aModel({ load: `wait_for("${gate}")` }));
    await hosting.deploy(multiModel);
    await expect(pidOf("slow")).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 0,
      OriginalMessage: "The model did not load within 2 seconds.",
    });
    await writeFile(gate, "");
    const ready = async (): Promise<number> => pidOf("slow").catch(() => ready());
    expect(await ready()).toBeGreaterThan(0);
  });

  it("passes on why a model cannot load, and tries the object again at the next invocation", async () => {
    hosting = await aHosting();
    await hosting.putModel(
      "models/live/m",
      aModel({ load: 'raise RuntimeError("weights are for version 2")' }),
    );
    await hosting.deploy(multiModel);
    await expect(pidOf("m")).rejects.toMatchObject({
      name: "ModelError",
      $metadata: { httpStatusCode: 424 },
      OriginalStatusCode: 500,
      OriginalMessage: expect.stringContaining("weights are for version 2"),
    });
    await hosting.putModel("models/live/m", aModel());
    expect(await pidOf("m")).toBeGreaterThan(0);
  });

  it("reports a model that crashes and reloads it from disk at the next invocation", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.putModel("models/live/other", aModel());
    await hosting.deploy(multiModel);
    const [pid, other] = [await pidOf("m"), await pidOf("other")];
    await expect(pidOf("m", ["exit"])).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 500,
      OriginalMessage: expect.stringContaining("Worker died."),
      LogStreamArn: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/sagemaker/Endpoints/live",
    });
    expect(await pidOf("m")).not.toBe(pid);
    expect(await pidOf("other")).toBe(other);
    expect(hosting.s3.downloads("models/live/m")).toBe(1);
  });

  it("ends an invocation that takes too long and serves the next", async () => {
    hosting = await aHosting({ invocationTimeoutSeconds: 0.5 });
    await hosting.putModel("models/live/m", aModel());
    await hosting.deploy(multiModel);
    // A slow machine may take longer than that for any answer.
    const answering = async (): Promise<number> => pidOf("m").catch(() => answering());
    await answering();
    await expect(pidOf("m", ["hang"])).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 0,
      message: expect.stringMatching(/^Received server error \(0\) from model.*invocation timed out/),
    });
    expect(await answering()).toBeGreaterThan(0);
  });

  it("brings back a container that was killed", async () => {
    hosting = await aHosting();
    await hosting.putModel(
      "models/live/m",
      aModel({ load: "return os.getppid()", extra: "def output_fn(p, a): return str(os.getppid())" }),
    );
    await hosting.deploy(multiModel);
    const container = Number((await hosting.invoke({ TargetModel: "m", Body: "1" })).text);
    process.kill(container, "SIGKILL");
    const again = async (): Promise<string> =>
      hosting.invoke({ TargetModel: "m", Body: "1" }).then(({ text }) => text, again);
    expect(Number(await again())).not.toBe(container);
    expect(hosting.s3.downloads("models/live/m")).toBe(1);
  });

  it.each<[string, unknown, number, RegExp]>([
    [
      "an exception",
      ["raise", "no such feature"],
      500,
      /^Received server error \(500\) from model with message ".*no such feature/,
    ],
    [
      "a refusal",
      ["refuse", "age is missing"],
      400,
      /^Received client error \(400\) from model with message ".*age is missing/,
    ],
    ["a status of its own", ["status", 404], 404, /^Received client error \(404\).*as asked/],
    ["another status of its own", ["status", 503], 503, /^Received server error \(503\).*as asked/],
  ])("passes on %s of the model's code and keeps the model", async (_, order, status, message) => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.deploy(multiModel);
    const pid = await pidOf("m");
    const error = { name: "ModelError", OriginalStatusCode: status, message: expect.stringMatching(message) };
    await expect(pidOf("m", order)).rejects.toMatchObject(error);
    const after = JSON.parse((await hosting.invoke({ TargetModel: "m", Body: "1" })).text);
    expect(after).toMatchObject({ pid, calls: 3 });
  });

  it("unloads and deletes each model after use when its cache is disabled", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.deploy({ ...multiModel, MultiModelConfig: { ModelCacheSetting: "Disabled" } });
    expect(await pidOf("m")).not.toBe(await pidOf("m"));
    expect(hosting.s3.downloads("models/live/m")).toBe(2);
  });

  it("keeps a model on one instance while calls come one by one, and spreads it when they come at once", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.putModel("models/live/n", aModel());
    await hosting.deploy(multiModel, { InitialInstanceCount: 2 });
    const pids = new Set<number>();
    for (let call = 0; call < 10; call += 1) pids.add(await pidOf("m"));
    expect(pids.size).toBe(1);
    expect(hosting.s3.downloads("models/live/m")).toBe(1);
    while (pids.size < 2) {
      for (const pid of await Promise.all(Array.from({ length: 20 }, () => pidOf("m")))) pids.add(pid);
    }
    expect(pids.size).toBe(2);
    expect(hosting.s3.downloads("models/live/m")).toBe(2);
  });

  it("keeps one model's long predictions from holding up another model", async () => {
    hosting = await aHosting();
    await hosting.putModel("models/live/m", aModel());
    await hosting.putModel("models/live/n", aModel());
    await hosting.deploy(multiModel);
    const gate = join(hosting.folder, "gate");
    const waiting = pidOf("m", ["wait", gate]);
    expect(await pidOf("n")).toBeGreaterThan(0);
    await writeFile(gate, "");
    expect(await waiting).toBeGreaterThan(0);
  });

  it.each([
    ["no archive", async () => Buffer.from("weights")],
    ["an archive that climbs out", () => anArchive([{ name: "../../evil", content: "x" }])],
    ["an archive that links out", () => anArchive([{ name: "evil", type: "symlink", linkname: "/etc" }])],
  ])("refuses %s", async (_, bytes) => {
    hosting = await aHosting();
    await hosting.s3.put("models/live/m", await bytes());
    await hosting.deploy(multiModel);
    await expect(pidOf("m")).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining("Failed to extract model data archive(bucket: models, key: live/m)"),
    });
  });

  it.each([
    ["climbs out", "../secret.tar.gz"],
    ["climbs out on the way", "a/../../secret.tar.gz"],
    ["stands still on the way", "a/./b"],
    ["climbs out by backslash", "..\\secret.tar.gz"],
    ["is nothing but a way up", ".."],
    ["is longer than any target", "x".repeat(1025)],
  ])("refuses a target model that %s", async (_, TargetModel) => {
    hosting = await aHosting();
    await hosting.putModel("models/secret.tar.gz", aModel());
    await hosting.deploy(multiModel);
    await expect(pidOf(TargetModel)).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining("'targetModel' failed to satisfy constraint"),
    });
    expect(hosting.s3.downloads("models/secret.tar.gz")).toBe(0);
  });

  it("reads a target that only looks like a path of this machine as a key in S3", async () => {
    hosting = await aHosting();
    await hosting.deploy(multiModel);
    for (const TargetModel of ["/etc/passwd", "s3://other/m.tar.gz", "%2e%2e/secret.tar.gz", "~/x"]) {
      const message = expect.stringContaining(`key: live/${TargetModel})`);
      await expect(pidOf(TargetModel)).rejects.toMatchObject({ name: "ValidationError", message });
    }
  });

  it("demands a target model", async () => {
    hosting = await aHosting();
    await hosting.deploy(multiModel);
    await expect(hosting.invoke({})).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringMatching(/^Request [-0-9a-f]+ is missing a target model header/),
    });
  });

  it.each([true, false])(
    "gives every caller its own model's answer under pressure of memory and disk (cached: %s)",
    async (isCached) => {
      hosting = await aHosting({ memoryBytes: 130 << 20, diskBytes: 350_000 });
      const names = [..."abcdefghi"];
      for (const name of names) {
        const files = aModel({
          load: "return bytearray(os.urandom(1)) * (30 << 20)",
          extra: `def output_fn(prediction, accept): return "${name}"`,
        });
        await hosting.putModel(`models/live/${name}`, {
          ...files,
          weights: randomBytes(50_000).toString("hex"),
        });
      }
      const ModelCacheSetting = isCached ? "Enabled" : "Disabled";
      await hosting.deploy(
        { ...multiModel, MultiModelConfig: { ModelCacheSetting } },
        { InitialInstanceCount: 2 },
      );
      const calls = Array.from(
        { length: 60 },
        (_, index) => names[(index * 7 + (index % 3)) % names.length] ?? "a",
      );
      const ask = (TargetModel: string, index: number): Promise<string> => {
        const order = index % 13 === 12 ? ["exit"] : 1;
        return hosting.invoke({ TargetModel, Body: JSON.stringify(order) }).then(
          ({ text }) => text,
          ({ name }: Error) => (order === 1 ? name : TargetModel),
        );
      };
      const answers: string[] = [];
      for (let start = 0; start < calls.length; start += 12) {
        answers.push(
          ...(await Promise.all(
            calls.slice(start, start + 12).map((name, index) => ask(name, start + index)),
          )),
        );
      }
      expect(answers).toEqual(calls);
      const downloads = names.map((name) => hosting.s3.downloads(`models/live/${name}`));
      expect(downloads.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(names.length);
      expect(
        await Promise.all(
          names.map(async (TargetModel) => (await hosting.invoke({ TargetModel, Body: "1" })).text),
        ),
      ).toEqual(names);
    },
  );
});
