import { describe, expect, it } from "@jest/globals";
import type { Decision } from "../../../../shared/domain/decision.ts";
import type { ModelPackage } from "../../../../shared/domain/model-package.ts";
import type { ArtifactStore } from "../../../../shared/ports/artifact-store.ts";
import type { InferenceOutcome } from "../../../../shared/ports/models.ts";
import type { SamplePayload } from "../../../../shared/ports/sample-payloads.ts";
import { setRollout } from "../../../../shared/usecases/rollout/set-rollout.ts";
import { settleRoute } from "../../../../shared/usecases/serving/settle-route.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";

const arnOf = (version: number): string =>
  `arn:aws:sagemaker:us-east-1:111122223333:model-package/fraud/${version}`;

const aPackage = (version: number, over: Partial<ModelPackage> = {}): ModelPackage => ({
  arn: arnOf(version),
  group: "fraud",
  version,
  approval: "Approved",
  modifiedAt: version * 1000,
  artifacts: [`s3://bucket/run-${version}/model.tar.gz`],
  contentTypes: ["text/csv"],
  metadata: { pipeline: "fraud", repository: "acme/fraud", commit: `c${version}` },
  ...over,
});

/** A registry, artifacts and routes to decide over. */
const aWorld = (...packages: readonly ModelPackage[]) => {
  const registry = new Map(packages.map((each) => [each.arn, each]));
  const copies = new Map<string, string>();
  /** What the endpoint says next; then it answers. */
  const outcomes: InferenceOutcome[] = [];
  const sizes = new Map<string, number>();
  const routes = createInMemoryRouteStore();
  const artifacts: Pick<ArtifactStore, "examine" | "copyOnce"> = {
    examine: async (uri) =>
      uri.includes("missing") ? undefined : { etag: `"e-${uri.length}"`, size: sizes.get(uri) ?? 10 },
    copyOnce: async ({ uri }, key) => {
      if (!copies.has(key)) copies.set(key, uri);
    },
  };
  const asked: string[] = [];
  const ports = {
    models: {
      infer: async ({ targetModel }: { readonly targetModel: string }): Promise<InferenceOutcome> => {
        asked.push(targetModel);
        return outcomes.shift() ?? { kind: "answer", body: new Uint8Array(), contentType: "text/csv" };
      },
    },
    samples: {
      read: async (): Promise<SamplePayload> => ({ kind: "payload", body: Buffer.from("1,2,3") }),
    },
    warmSeconds: 60,
    registry: { describe: async (arn: string) => registry.get(arn) },
    artifacts,
    routes,
    kept: 2,
    image: "1.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1",
    now: () => "2026-01-01T00:00:00.000Z",
    pause: async () => {},
  };
  return {
    ports,
    outcomes,
    asked,
    copies,
    sizes,
    routes,
    decide: (version: number, over: Partial<ModelPackage>) =>
      registry.set(arnOf(version), aPackage(version, over)),
    settle: (version: number, hint: Partial<Decision> = {}) =>
      settleRoute(ports, { packageArn: arnOf(version), ...hint }),
    serving: async () => (await routes.get("fraud"))?.stable?.version,
  };
};

describe("settling a group's route", () => {
  it("puts an approved package behind its group's name, with the commit that made it", async () => {
    const world = aWorld(aPackage(1));
    expect(await world.settle(1)).toEqual({ kind: "routed", group: "fraud", version: 1 });
    expect((await world.routes.get("fraud"))?.stable).toMatchObject({
      version: 1,
      commit: "c1",
      repository: "acme/fraud",
    });
    expect([...world.copies.keys()]).toEqual([expect.stringMatching(/^fraud\/1-[0-9A-Za-z]+\.tar\.gz$/)]);
  });

  it("changes nothing when the same event comes again", async () => {
    const world = aWorld(aPackage(1));
    await world.settle(1);
    expect(await world.settle(1)).toEqual({ kind: "unchanged", group: "fraud" });
    expect((await world.routes.get("fraud"))?.generation).toBe(1);
    expect(world.routes.audit).toHaveLength(1);
  });

  it("lets the later decision win, in whatever order events come", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await world.settle(2);
    expect(await world.settle(1)).toEqual({ kind: "unchanged", group: "fraud" });
    expect(await world.serving()).toBe(2);
  });

  it("goes back to an older version that is approved again", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await world.settle(1);
    await world.settle(2);
    world.decide(1, { modifiedAt: 9000 });
    expect(await world.settle(1)).toMatchObject({ kind: "routed", version: 1, previous: 2 });
  });

  it("returns to the version before when the serving one is rejected", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await world.settle(1);
    await world.settle(2);
    world.decide(2, { approval: "Rejected", modifiedAt: 9000 });
    expect(await world.settle(2)).toMatchObject({ kind: "routed", version: 1, previous: 2 });
  });

  it("passes over versions that are no longer approved", async () => {
    const world = aWorld(aPackage(1), aPackage(2), aPackage(3));
    for (const version of [1, 2, 3]) await world.settle(version);
    world.decide(2, { approval: "Rejected" });
    world.decide(3, { approval: "Rejected" });
    await world.settle(3);
    expect(await world.serving()).toBe(1);
  });

  it("serves nothing, and says why, when the only version is rejected", async () => {
    const world = aWorld(aPackage(1));
    await world.settle(1);
    world.decide(1, { approval: "Rejected" });
    expect(await world.settle(1)).toEqual({
      kind: "withdrawn",
      group: "fraud",
      reason: "version 1 was rejected and no earlier version is approved",
    });
    expect(await world.routes.get("fraud")).not.toHaveProperty("stable");
  });

  it("never returns to a version that was rejected while another served", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await world.settle(1);
    await world.settle(2);
    world.decide(1, { approval: "Rejected" });
    await world.settle(1);
    expect((await world.routes.get("fraud"))?.previous).toEqual([]);
    expect(await world.serving()).toBe(2);
  });

  it.each<[string, Partial<ModelPackage>]>([
    ["a package that waits for approval", { approval: "PendingManualApproval" }],
    ["a package that no pipeline of ours registered", { metadata: {} }],
  ])("leaves %s alone", async (_, over) => {
    const world = aWorld(aPackage(1, over));
    expect(await world.settle(1)).toMatchObject({ kind: "ignored" });
    expect(world.copies.size).toBe(0);
  });

  it("leaves a package that is gone alone", async () => {
    expect(await aWorld().settle(7)).toMatchObject({ kind: "ignored" });
  });

  it.each<[string, readonly (string | undefined)[], string]>([
    ["two containers", ["s3://b/a.tar.gz", "s3://b/b.tar.gz"], "it has 2 containers"],
    ["no ModelDataUrl", [undefined], "its container has no ModelDataUrl"],
    ["an artifact that is not packed", ["s3://b/model/"], "s3://b/model/ is not a .tar.gz object in S3"],
    [
      "an artifact outside S3",
      ["https://b/model.tar.gz"],
      "https://b/model.tar.gz is not a .tar.gz object in S3",
    ],
    ["an artifact that has no key", ["s3://b.tar.gz"], "s3://b.tar.gz is not a .tar.gz object in S3"],
    ["an artifact that does not exist", ["s3://b/missing.tar.gz"], "s3://b/missing.tar.gz does not exist"],
  ])("refuses a package with %s and keeps what serves", async (_, artifacts, reason) => {
    const world = aWorld(aPackage(1), aPackage(2, { artifacts }));
    await world.settle(1);
    expect(await world.settle(2)).toMatchObject({
      kind: "refused",
      error: { code: "ArtifactNotServable", message: expect.stringContaining(reason) },
    });
    expect(await world.serving()).toBe(1);
  });

  it.each<[string, Partial<ModelPackage>, string]>([
    [
      "an uncompressed artifact",
      { artifacts: [undefined], uncompressed: ["s3://b/model/"] },
      "s3://b/model/ is uncompressed",
    ],
    [
      "another image than the endpoint's",
      { images: ["1.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7"] },
      "the endpoint runs sagemaker-scikit-learn",
    ],
  ])("refuses a package with %s", async (_, over, reason) => {
    const world = aWorld(aPackage(1, over));
    expect(await world.settle(1)).toMatchObject({
      kind: "refused",
      error: { message: expect.stringContaining(reason) },
    });
    expect(world.copies.size).toBe(0);
  });

  it("takes the endpoint's image from any region, in any version", async () => {
    const images = ["2.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn@sha256:ab"];
    expect(await aWorld(aPackage(1, { images })).settle(1)).toMatchObject({ kind: "routed" });
  });

  it("records which variables of a package the endpoint does not set, and none where it sets them all", async () => {
    const environment = { THRESHOLD: "0.5", PATH: "/bin" };
    const world = aWorld(aPackage(1, { environment }), aPackage(2, { environment: { PATH: "/bin" } }));
    const ports = { ...world.ports, environment: { THRESHOLD: "0.7", PATH: "/bin" } };
    await settleRoute(ports, { packageArn: arnOf(1) });
    expect((await world.routes.get("fraud"))?.stable?.unlike).toEqual(["THRESHOLD"]);
    await settleRoute(ports, { packageArn: arnOf(2) });
    const { stable, previous } = { ...(await world.routes.get("fraud")) };
    expect(stable).not.toHaveProperty("unlike");
    expect(previous).toMatchObject([{ version: 1, unlike: ["THRESHOLD"] }]);
  });

  it("remembers a refusal, tells it again, and tries again once the version is approved again", async () => {
    const world = aWorld(aPackage(1, { artifacts: [] }));
    const first = await world.settle(1);
    const { failures, generation } = { ...(await world.routes.get("fraud")) };
    expect(failures).toMatchObject([{ version: 1, code: "ArtifactNotServable", decidedAt: 1000 }]);
    expect(await world.settle(1)).toEqual(first);
    expect((await world.routes.get("fraud"))?.generation).toBe(generation);
    expect(world.routes.audit.map(({ action }) => action)).toEqual(["not deployed"]);
    world.decide(1, { modifiedAt: 5000 });
    expect(await world.settle(1)).toMatchObject({ kind: "routed", version: 1 });
    expect(await world.routes.get("fraud")).not.toHaveProperty("failures");
  });

  it("goes back to an older version although what its job left is gone", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await world.settle(1);
    await world.settle(2);
    world.decide(1, { modifiedAt: 9000, artifacts: ["s3://bucket/missing/model.tar.gz"] });
    expect(await world.settle(1)).toMatchObject({ kind: "routed", version: 1 });
  });

  it("keeps so many versions to go back to, those that were decided about last", async () => {
    const world = aWorld(...[1, 2, 3, 4].map((version) => aPackage(version)));
    for (const version of [4, 1, 3, 2]) await world.settle(version);
    const { stable, previous } = { ...(await world.routes.get("fraud")) };
    expect([stable, ...(previous ?? [])].map((each) => each?.version)).toEqual([4, 3, 2]);
    expect((await world.routes.get("fraud"))?.forgotten).toEqual([1]);
  });

  it("makes what is approved a canary first where the group's policy says so", async () => {
    const world = aWorld(...[1, 2].map((version) => aPackage(version)));
    await world.settle(1);
    await setRollout(world.ports, "fraud", { by: "ada", percent: 10 });
    expect(await world.settle(2)).toEqual({ kind: "canary", group: "fraud", version: 2, percent: 10 });
    expect(await world.settle(2)).toEqual({ kind: "unchanged", group: "fraud" });
    expect(await world.serving()).toBe(1);
    expect(world.routes.audit.at(-1)).toMatchObject({
      action: "canary set",
      detail: { by: "registry", package: arnOf(2), version: 1, canary: 2, percent: 10 },
    });
  });

  it("forgets no version that comes too late, and takes it up again once it is approved anew", async () => {
    const world = aWorld(...[1, 2, 3, 4].map((version) => aPackage(version)));
    for (const version of [4, 3, 2, 1]) await world.settle(version);
    expect((await world.routes.get("fraud"))?.forgotten).toEqual([1]);
    world.decide(1, { modifiedAt: 9000 });
    expect(await world.settle(1)).toMatchObject({ kind: "routed", version: 1 });
    expect((await world.routes.get("fraud"))?.forgotten).toEqual([2]);
    world.decide(2, { approval: "Rejected" });
    await world.settle(2);
    expect(await world.routes.get("fraud")).not.toHaveProperty("forgotten");
  });

  it("copies to another key while a copy at the usual one is about to be deleted", async () => {
    const world = aWorld(aPackage(1));
    await world.settle(1);
    const usual = [...world.copies.keys()][0] ?? "";
    const leftover = { targetModel: usual, since: "", condemnedAt: "2026-01-01T00:00:00.000Z" };
    await world.routes.put({ group: "fraud", previous: [], leftovers: [leftover], generation: 2 }, undefined);
    expect(await world.settle(1)).toMatchObject({ kind: "routed" });
    const { stable, leftovers } = { ...(await world.routes.get("fraud")) };
    expect(stable?.targetModel).toBe(usual.replace(".tar.gz", "-2.tar.gz"));
    expect(leftovers).toEqual([leftover]);
    world.decide(1, { modifiedAt: 9000 });
    await world.settle(1);
    expect((await world.routes.get("fraud"))?.stable?.targetModel).toBe(stable?.targetModel);
  });

  it("takes the time of the decision from the hint, since anything may have changed the package later", async () => {
    const world = aWorld(aPackage(1, { modifiedAt: 9500 }), aPackage(2));
    await world.settle(2);
    expect(await world.settle(1, { approval: "Approved", decidedAt: 1000 })).toMatchObject({
      kind: "unchanged",
    });
    expect(await world.serving()).toBe(2);
    expect(await world.settle(1, { approval: "Approved", decidedAt: 9000 })).toMatchObject({ version: 1 });
  });

  it("leaves it to the hint of an approval to tell when that was", async () => {
    const world = aWorld(aPackage(1));
    expect(await world.settle(1, { approval: "Rejected", decidedAt: 500 })).toMatchObject({
      kind: "ignored",
    });
  });

  it("records what the package takes, who wrote, and of which commit what serves is", async () => {
    const world = aWorld(aPackage(1, { responseTypes: ["application/json"] }));
    await world.settle(1);
    expect(await world.routes.get("fraud")).toMatchObject({
      stable: { kind: "multi-model", contentTypes: ["text/csv"], responseTypes: ["application/json"] },
      updatedBy: "registry",
      commit: "c1",
    });
  });

  it("lets the endpoint answer with a version before it serves", async () => {
    const world = aWorld(aPackage(1));
    world.outcomes.push({ kind: "loading" }, { kind: "unavailable" });
    expect(await world.settle(1)).toMatchObject({ kind: "routed", version: 1 });
    expect(world.asked).toEqual(Array.from({ length: 3 }, () => [...world.copies.keys()][0]));
  });

  it("keeps what serves when a version does not answer, and says so in the model's own words", async () => {
    const world = aWorld(aPackage(1), aPackage(2, { samplePayload: "s3://bucket/sample.csv" }));
    await world.settle(1);
    world.outcomes.push({ kind: "model-error", status: 500, message: "no column named age" });
    expect(await world.settle(2)).toMatchObject({
      kind: "refused",
      error: { code: "ModelNotAnswering", message: expect.stringContaining("no column named age") },
    });
    expect(await world.serving()).toBe(1);
    expect(world.routes.audit.at(-1)).toMatchObject({ action: "not deployed", detail: { version: 2 } });
  });

  it("tries again by itself where it is the endpoint that cannot be asked", async () => {
    const world = aWorld(aPackage(1));
    world.outcomes.push({ kind: "refused", message: "not a multi-model endpoint" });
    await expect(world.settle(1)).rejects.toMatchObject({ code: "EndpointUnavailable" });
    expect(await world.routes.get("fraud")).toBeUndefined();
  });

  it("looks again when another decision was written at the same moment", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await Promise.all([world.settle(1), world.settle(2), world.settle(1), world.settle(2)]);
    expect(await world.serving()).toBe(2);
  });

  it.each(["copyOnce", "infer", "put"] as const)(
    "lets no version serve that is rejected while it is made ready, at %s",
    async (moment) => {
      const world = aWorld(aPackage(1), aPackage(2));
      await world.settle(1);
      const { ports, routes } = world;
      const reject = async (): Promise<void> => {
        world.decide(2, { approval: "Rejected", modifiedAt: 9000 });
        await settleRoute(ports, { packageArn: arnOf(2), approval: "Rejected", decidedAt: 9000 });
      };
      let isOpen = true;
      const first =
        <A extends unknown[], T>(act: (...given: A) => Promise<T>) =>
        async (...given: A): Promise<T> => {
          if (isOpen) {
            isOpen = false;
            await reject();
          }
          return act(...given);
        };
      const meddled = {
        ...ports,
        artifacts: {
          ...ports.artifacts,
          copyOnce: moment === "copyOnce" ? first(ports.artifacts.copyOnce) : ports.artifacts.copyOnce,
        },
        models: { infer: moment === "infer" ? first(ports.models.infer) : ports.models.infer },
        routes: { ...routes, put: moment === "put" ? first(routes.put) : routes.put },
      };
      await settleRoute(meddled, { packageArn: arnOf(2), approval: "Approved", decidedAt: 2000 });
      expect(await world.serving()).toBe(1);
      expect((await routes.get("fraud"))?.previous).toEqual([]);
      // What was rejected before it was written was not even written.
      expect((await routes.get("fraud"))?.generation).toBe(moment === "put" ? 3 : 1);
    },
  );
});
