import { describe, expect, it } from "@jest/globals";
import type { ModelPackage } from "../../../../shared/domain/model-package.ts";
import type { Inference, InferenceOutcome } from "../../../../shared/ports/models.ts";
import type { SamplePayload } from "../../../../shared/ports/sample-payloads.ts";
import { warmModel } from "../../../../shared/usecases/serving/warm-model.ts";

const model: ModelPackage = {
  arn: "arn",
  group: "fraud",
  version: 3,
  approval: "Approved",
  modifiedAt: 0,
  artifacts: [],
  contentTypes: ["text/csv", "application/json"],
  metadata: {},
};
const answer: InferenceOutcome = { kind: "answer", body: new Uint8Array(), contentType: "text/csv" };
const failing = (status: number, message: string): InferenceOutcome => ({
  kind: "model-error",
  status,
  message,
});

/** An endpoint that says what it is told to, the last of it for ever; each try takes ten seconds. */
const warm = async (
  outcomes: readonly InferenceOutcome[],
  sample: SamplePayload | undefined = undefined,
): Promise<readonly Inference[]> => {
  const asked: Inference[] = [];
  let seconds = 0;
  const ports = {
    models: {
      infer: async (inference: Inference) => {
        asked.push(inference);
        seconds += 10;
        return outcomes[asked.length - 1] ?? outcomes.at(-1) ?? answer;
      },
    },
    samples: { read: async () => sample ?? { kind: "unreadable" as const, reason: "there is none" } },
    warmSeconds: 60,
    now: () => new Date(1000 * seconds).toISOString(),
    pause: async () => {},
  };
  const asking = { ...model, ...(sample ? { samplePayload: "s3://b/sample.csv" } : {}) };
  await warmModel(ports, { model: asking, targetModel: "fraud/3-a.tar.gz" });
  return asked;
};
const sample: SamplePayload = { kind: "payload", body: Buffer.from("1,2") };

describe("warming a model", () => {
  it("asks it the package's own sample, of the first type that it takes", async () => {
    expect(await warm([answer], sample)).toMatchObject([
      { targetModel: "fraud/3-a.tar.gz", contentType: "text/csv", body: Buffer.from("1,2") },
    ]);
  });

  it.each<InferenceOutcome>([
    { kind: "loading" },
    { kind: "missing" },
    { kind: "throttled" },
    { kind: "timeout" },
    { kind: "unavailable" },
    failing(507, "no memory"),
  ])("asks again after $kind", async (outcome) => {
    expect(await warm([outcome, outcome, answer], sample)).toHaveLength(3);
  });

  it.each([400, 415, 500])(
    "takes a model that has no sample for loaded when it answers %s",
    async (status) => {
      expect(await warm([failing(status, "the body is empty")])).toHaveLength(1);
    },
  );

  it.each([
    "in model_fn: No module named sklearn",
    "Failed to load the model",
    "the worker ended with 1 while loading the model",
    "Worker died.",
  ])("takes no model for loaded that says: %s", async (message) => {
    await expect(warm([failing(500, message)])).rejects.toMatchObject({
      code: "ModelNotAnswering",
      audience: "author",
      message: expect.stringContaining(message),
    });
  });

  it.each([400, 500])("accepts no %s to a sample", async (status) => {
    await expect(warm([failing(status, "no column age")], sample)).rejects.toMatchObject({
      message: expect.stringContaining("no column age"),
    });
  });

  it("repeats of a model's own words as many as fit where they are kept", async () => {
    const error: unknown = await warm([failing(500, `no column age ${"x".repeat(100_000)}`)], sample).catch(
      (e) => e,
    );
    expect(String(error)).toContain("no column age");
    expect(String(error).length).toBeLessThan(1000);
  });

  it("blames the model that is still loading when time is over", async () => {
    await expect(warm([{ kind: "loading" }], sample)).rejects.toMatchObject({
      code: "ModelNotAnswering",
      message: expect.stringContaining("after 60 s it is still loading"),
    });
  });

  it("blames the endpoint that is still throttled when time is over", async () => {
    await expect(warm([{ kind: "throttled" }], sample)).rejects.toMatchObject({
      code: "EndpointUnavailable",
      audience: "operator",
    });
  });

  it("says why a sample cannot be read", async () => {
    await expect(warm([answer], { kind: "unreadable", reason: "NoSuchKey" })).rejects.toMatchObject({
      code: "ModelNotAnswering",
      message: expect.stringContaining("s3://b/sample.csv cannot be read: NoSuchKey"),
    });
  });
});
