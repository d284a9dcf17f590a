import { describe, expect, it } from "@jest/globals";
import type { Announcement } from "../../../../shared/domain/announcement.ts";
import type { ModelPackage } from "../../../../shared/domain/model-package.ts";
import type { Route, ServingVersion } from "../../../../shared/domain/route.ts";
import { reconcileRoutes } from "../../../../shared/usecases/serving/reconcile-routes.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";
import { silentLog } from "../../../fakes/silent-log.ts";

const arnOf = (version: number, group = "fraud"): string => `arn/${group}/${version}`;
const serving = (version: number): ServingVersion => ({
  kind: "multi-model",
  version,
  packageArn: arnOf(version),
  targetModel: `fraud/${version}.tar.gz`,
  decidedAt: version,
});
type Approval = ModelPackage["approval"];

/** A registry of groups with what was decided about each version, and one route of `fraud`. */
const aWorld = async (
  groups: Readonly<Record<string, Readonly<Record<number, Approval>>>>,
  route: Partial<Route> = {},
  metadata: Readonly<Record<string, string>> = { pipeline: "fraud" },
) => {
  const routes = createInMemoryRouteStore();
  await routes.put({ group: "fraud", previous: [], generation: 1, ...route }, undefined);
  const announced: Announcement[] = [];
  const calls: string[] = [];
  const packages = new Map(
    Object.entries(groups).flatMap(([group, versions]) =>
      Object.entries(versions).map(([version, approval]): [string, ModelPackage] => [
        arnOf(Number(version), group),
        {
          arn: arnOf(Number(version), group),
          group,
          version: Number(version),
          approval,
          modifiedAt: 0,
          artifacts: [],
          contentTypes: [],
          metadata,
        },
      ]),
    ),
  );
  const ports = {
    listing: {
      groups: async () => Object.keys(groups),
      approved: async (group: string) => {
        calls.push(`list ${group}`);
        if (group === "broken") throw new Error("throttled");
        const found = [...packages.values()].filter(
          (each) => each.group === group && each.approval === "Approved",
        );
        return new Map(found.map(({ version, arn }) => [version, arn]));
      },
    },
    registry: {
      describe: async (arn: string) => {
        calls.push(`describe ${arn}`);
        return packages.get(arn);
      },
    },
    routes,
    announcer: { announce: async (hint: Announcement) => void announced.push(hint) },
    log: silentLog,
    now: () => "1970-01-01T00:00:00.000Z",
  };
  return { report: await reconcileRoutes(ports), announced, calls };
};
const A: Approval = "Approved";
const R: Approval = "Rejected";

describe("comparing routes with the registry", () => {
  it("costs one call a group where nothing was missed", async () => {
    const failure = { version: 4, packageArn: arnOf(4), decidedAt: 4, code: "", message: "", hint: "" };
    const route = { stable: serving(3), previous: [serving(2)], failures: [failure], forgotten: [1] };
    const { report, calls, announced } = await aWorld(
      { fraud: { 1: A, 2: A, 3: A, 4: A, 5: R, 6: "PendingManualApproval" }, other: {} },
      route,
    );
    expect(report).toEqual({ groups: 2, missed: [], failures: 0 });
    expect(calls).toEqual(["list fraud", "list other"]);
    expect(announced).toEqual([]);
  });

  it.each<[string, Readonly<Record<number, Approval>>, Partial<Route>, number]>([
    ["an approval in a group without a route", { 1: A }, {}, 1],
    ["an approval beside what serves", { 1: A, 2: A }, { stable: serving(1) }, 2],
    ["the rejection of what serves", { 1: R }, { stable: serving(1) }, 1],
    ["the rejection of what could serve", { 1: R, 2: A }, { stable: serving(2), previous: [serving(1)] }, 1],
  ])("asks for another look after %s was lost", async (_, versions, route, version) => {
    const { announced, report } = await aWorld({ fraud: versions }, route);
    expect(announced).toEqual([{ type: "DecisionMissed", detail: { package: arnOf(version) } }]);
    expect(report.missed).toEqual([arnOf(version)]);
  });

  it("leaves alone what none of its pipelines registered, and what is gone", async () => {
    expect((await aWorld({ fraud: { 1: A } }, {}, {})).announced).toEqual([]);
    expect((await aWorld({ fraud: {} }, { stable: serving(1) })).announced).toEqual([]);
  });

  it("lets one group that cannot be read keep no other from it", async () => {
    const { report } = await aWorld({ broken: {}, fraud: { 1: A } });
    expect(report).toEqual({ groups: 2, missed: [arnOf(1)], failures: 1 });
  });

  it("describes so many packages and no more, for most may be none of its own", async () => {
    const versions = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [index + 1, A]));
    const { calls } = await aWorld({ fraud: versions }, {}, {});
    expect(calls.filter((call) => call.startsWith("describe"))).toHaveLength(200);
  });
});
