import { describe, expect, it } from "@jest/globals";
import type { ModelPackage } from "../../../shared/domain/model-package.ts";
import type { ArtifactStore } from "../../../shared/ports/artifact-store.ts";
import { settleRoute } from "../../../shared/usecases/settle-route.ts";
import { createInMemoryRouteStore } from "../../fakes/in-memory-route-store.ts";

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
  const sizes = new Map<string, number>();
  const routes = createInMemoryRouteStore();
  const artifacts: ArtifactStore = {
    examine: async (uri) =>
      uri.includes("missing") ? undefined : { etag: `"e-${uri.length}"`, size: sizes.get(uri) ?? 10 },
    copyOnce: async ({ uri }, key) => {
      if (!copies.has(key)) copies.set(key, uri);
    },
  };
  const ports = {
    registry: { describe: async (arn: string) => registry.get(arn) },
    artifacts,
    routes,
    now: () => "2026-01-01T00:00:00.000Z",
    pause: async () => {},
  };
  return {
    ports,
    copies,
    sizes,
    routes,
    decide: (version: number, over: Partial<ModelPackage>) =>
      registry.set(arnOf(version), aPackage(version, over)),
    settle: (version: number) => settleRoute(ports, arnOf(version)),
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
    ["an artifact that is not packed", ["s3://b/model/"], "s3://b/model/ is not a .tar.gz object"],
    ["an artifact that does not exist", ["s3://b/missing.tar.gz"], "s3://b/missing.tar.gz does not exist"],
  ])("refuses a package with %s and keeps what serves", async (_, artifacts, reason) => {
    const world = aWorld(aPackage(1), aPackage(2, { artifacts }));
    await world.settle(1);
    await expect(world.settle(2)).rejects.toMatchObject({
      code: "ArtifactNotServable",
      message: expect.stringContaining(reason),
    });
    expect(await world.serving()).toBe(1);
  });

  it("looks again when another decision was written at the same moment", async () => {
    const world = aWorld(aPackage(1), aPackage(2));
    await Promise.all([world.settle(1), world.settle(2), world.settle(1), world.settle(2)]);
    expect(await world.serving()).toBe(2);
  });
});
