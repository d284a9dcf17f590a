import { describe, expect, it } from "@jest/globals";
import type { ModelPackage } from "../../../../shared/domain/model-package.ts";
import type { Route, ServingVersion } from "../../../../shared/domain/route.ts";
import { groupPhase } from "../../../../shared/usecases/status/group-phase.ts";

const serving = (version: number): ServingVersion => ({
  kind: "multi-model",
  version,
  packageArn: `arn/${version}`,
  targetModel: `fraud/${version}.tar.gz`,
  decidedAt: version * 1000,
});
const approved: ModelPackage = {
  arn: "arn/2",
  group: "fraud",
  version: 2,
  approval: "Approved",
  modifiedAt: 5000,
  artifacts: [],
  contentTypes: [],
  metadata: {},
};
const phase = (route: Partial<Route>, latest: Partial<ModelPackage> = {}) =>
  groupPhase({
    group: "fraud",
    latest: { ...approved, ...latest },
    route: { group: "fraud", previous: [], generation: 3, ...route },
  });

describe("where a group stands whose latest version is approved", () => {
  it("serves, or is on its way", () => {
    expect(phase({ stable: serving(2) })).toMatchObject({ is: "Serving", move: "nobody" });
    expect(phase({ stable: serving(1) })).toMatchObject({ is: "Deploying", move: "Slipway" });
  });

  it("tells which variables the package asks for in vain", () => {
    const stable = { ...serving(2), unlike: ["SAGEMAKER_PROGRAM", "THRESHOLD"] };
    expect(phase({ stable })).toMatchObject({
      is: "Serving",
      reason:
        "version 2 of fraud serves; warning: the endpoint does not set SAGEMAKER_PROGRAM, THRESHOLD as its package asks",
    });
  });

  it("tells what stands beside the version that serves, who wanted that, and since when", () => {
    const beside = { percent: 10, salt: "s", by: "ada", at: "2026-01-01T00:00:00.000Z" };
    const route = {
      stable: serving(2),
      previous: [serving(1)],
      canary: { ...beside, version: 1, beside: 2 },
      shadow: { ...beside, version: 1, by: "bob" },
      rollout: { percent: 5, by: "eve", at: "2026-01-02T00:00:00.000Z" },
    };
    expect(phase(route)).toMatchObject({
      is: "Serving",
      reason: [
        "version 2 of fraud serves",
        "version 1 answers 10 % as a canary, by ada since 2026-01-01T00:00:00.000Z",
        "version 1 is asked 10 % as a shadow, by bob since 2026-01-01T00:00:00.000Z",
        "what is approved becomes a canary for 5 %, by eve since 2026-01-02T00:00:00.000Z",
      ].join("; "),
    });
  });

  it.each<[string, Partial<ModelPackage>]>([
    ["the newest version", {}],
    ["an older one, while another awaits approval", { version: 3, approval: "PendingManualApproval" }],
    ["an older one, though another was rejected", { version: 3, approval: "Rejected" }],
  ])("tells who pinned %s, and what stands beside it", (_, more) => {
    const at = "2026-01-01T00:00:00.000Z";
    const beside = { percent: 10, salt: "s", by: "bob", at };
    const route = {
      stable: serving(2),
      previous: [serving(1)],
      pinned: { version: 2, by: "ann", at },
      shadow: { ...beside, version: 1 },
    };
    expect(phase(route, more).reason).toMatch(
      /version 2( of fraud)? serves, pinned by ann since 2026-01-01T00:00:00.000Z; version 1 is asked 10 % as a shadow, by bob since 2026-01-01T00:00:00.000Z$/,
    );
  });

  it("is a canary until somebody, or its rule, promotes it", () => {
    const canary = {
      version: 2,
      beside: 1,
      percent: 10,
      salt: "s",
      by: "ada",
      at: "2026-01-01T00:00:00.000Z",
    };
    const route = { stable: serving(1), previous: [serving(2)] };
    expect(phase({ ...route, canary })).toEqual({
      is: "AwaitingApproval",
      reason:
        "version 2 of fraud is approved; version 1 serves; version 2 answers 10 % as a canary, by ada since 2026-01-01T00:00:00.000Z",
      since: canary.at,
      move: "approver",
    });
    const rule = { requests: 100, errors: 0, promote: true };
    expect(phase({ ...route, canary: { ...canary, rule } })).toMatchObject({
      is: "Deploying",
      move: "Slipway",
    });
  });

  it("waits for its author where it could not be deployed, and tells why", () => {
    const failure = {
      version: 2,
      packageArn: "arn/2",
      decidedAt: 6000,
      code: "C",
      message: "it broke",
      hint: "",
    };
    expect(phase({ stable: serving(1), failures: [failure] })).toEqual({
      is: "Degraded",
      reason: "version 2 of fraud is approved and cannot serve: it broke; version 1 serves",
      since: new Date(6000).toISOString(),
      move: "author",
    });
  });

  it("waits for whoever pinned another version", () => {
    const pinned = { version: 1, by: "ann", at: "2026-01-01T00:00:00.000Z" };
    expect(phase({ stable: serving(1), previous: [serving(2)], pinned })).toMatchObject({
      is: "Stale",
      reason: "version 2 of fraud is approved; version 1 is pinned by ann",
      move: "operator",
    });
  });

  it("waits for nobody of Slipway's where another version serves by a later decision", () => {
    expect(phase({ stable: serving(1), previous: [serving(2)] })).toMatchObject({
      is: "Stale",
      move: "approver",
    });
  });
});
