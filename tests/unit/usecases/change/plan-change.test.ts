import { describe, expect, it } from "@jest/globals";
import { aConf } from "../../../builders/a-conf.ts";
import { aControlPlane } from "../../../builders/a-control-plane.ts";
import { aProposal } from "../../../builders/a-proposal.ts";
import { twoRepositoriesOfRisk } from "../../../builders/two-repositories-of-risk.ts";
import { createInMemoryRouteStore } from "../../../fakes/in-memory-route-store.ts";

const REPOSITORY = "acme/fraud";
const files = (over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  "conf/conf.yaml": aConf(),
  "model/train.py": "print('training')\n",
  "README.md": "Fraud\n",
  ...over,
});

/** A control plane where the repository is applied as `files` says. */
const anAppliedPlane = async (over: Readonly<Record<string, string>> = {}) => {
  const plane = aControlPlane();
  plane.repositories.commit(REPOSITORY, files(over));
  await plane.look(REPOSITORY);
  await plane.finish("fraud");
  return plane;
};

describe("planning a change", () => {
  it("tells of a new pipeline, its steps and the run that starts", async () => {
    const plan = await aProposal(aControlPlane(), REPOSITORY, files());
    expect(plan).toMatchObject({
      isRefused: false,
      project: "fraud",
      pipelines: [{ name: "fraud", kind: "new", run: { kind: "starts", whenRunning: "queue" } }],
    });
    expect(plan.pipelines[0]?.diff.definition.steps.map(({ name, next }) => [name, next])).toEqual([
      ["train", "runs"],
      ["register-RegisterModel", "runs"],
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ["a hyperparameter", { "conf/conf.yaml": aConf({ epochs: 9 }) }],
    ["the training code", { "model/train.py": "print('training better')\n" }],
  ])("plans what reconciling then does when %s changes", async (_, over) => {
    const plane = await anAppliedPlane();
    const plan = await aProposal(plane, REPOSITORY, files(over));
    expect(plan.pipelines).toMatchObject([{ name: "fraud", kind: "changed", run: { kind: "starts" } }]);
    plane.repositories.commit(REPOSITORY, files(over));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied", executions: [expect.any(String)] });
    expect((await aProposal(plane, REPOSITORY, files(over))).pipelines).toMatchObject([
      { kind: "unchanged", run: { kind: "none" } },
    ]);
  });

  describe("of tags", () => {
    const tagged = (tags: string) => ({
      "conf/conf.yaml": aConf().replace("pipelineName: fraud", `pipelineName: fraud\n    tags: ${tags}`),
    });
    const members = async (plane: ReturnType<typeof aControlPlane>, over: Record<string, string>) => {
      const { pipelines } = await aProposal(plane, REPOSITORY, files(over));
      return pipelines.map(({ kind, diff }) => ({ kind, members: diff.members }));
    };

    it("tells which come, change and go, as reconciling then does it", async () => {
      const plane = await anAppliedPlane(tagged("{team: risk, cost: a}"));
      const over = tagged("{cost: b, owner: me}");
      expect(await members(plane, over)).toEqual([
        {
          kind: "changed",
          members: [
            { path: "tags.cost", before: "a", after: "b" },
            { path: "tags.owner", after: "me" },
            { path: "tags.team", before: "risk" },
          ],
        },
      ]);
      plane.repositories.commit(REPOSITORY, files(over));
      await plane.look(REPOSITORY);
      expect((await plane.ports.pipelines.describe("fraud"))?.tags).toEqual({ cost: "b", owner: "me" });
      expect(await members(plane, over)).toEqual([{ kind: "unchanged", members: [] }]);
    });

    it("leaves other people's out", async () => {
      const plane = await anAppliedPlane(tagged("{team: risk}"));
      const live = await plane.ports.pipelines.describe("fraud");
      if (live === undefined) throw new Error("the pipeline was not applied");
      await plane.ports.pipelines.update(
        { ...live, tags: { ...live.tags, theirs: "1" } },
        { live, untag: [] },
      );
      expect(await members(plane, {})).toEqual([
        { kind: "changed", members: [{ path: "tags.team", before: "risk" }] },
      ]);
      expect(await members(plane, tagged("{team: risk}"))).toEqual([{ kind: "unchanged", members: [] }]);
    });

    it("takes all for other people's where the last revision is not kept any more", async () => {
      const plane = await anAppliedPlane(tagged("{team: risk}"));
      plane.code.texts.clear();
      expect(await members(plane, {})).toEqual([{ kind: "changed", members: [] }]);
    });
  });

  it("changes nothing, stores nothing and starts nothing", async () => {
    const plane = await anAppliedPlane();
    plane.pipelines.calls.length = 0;
    const [before, packages, starts] = [
      await plane.projects.load("fraud"),
      plane.code.packages.size,
      plane.pipelines.starts.length,
    ];
    await aProposal(plane, REPOSITORY, files({ "model/train.py": "print('other')\n" }));
    expect(await plane.projects.load("fraud")).toEqual(before);
    expect(plane.code.packages.size).toBe(packages);
    expect(plane.pipelines.starts).toHaveLength(starts);
    expect(plane.pipelines.calls).toEqual(["describe fraud"]);
    expect(plane.statuses.filter(({ context }) => context === "slipway/plan")).toEqual([]);
  });

  it("sees no change in documentation", async () => {
    const plane = await anAppliedPlane();
    const plan = await aProposal(plane, REPOSITORY, files({ "README.md": "Better\n" }));
    expect(plan.pipelines).toMatchObject([{ kind: "unchanged", run: { kind: "none" } }]);
  });

  it("refuses what reconciling refuses, with the same diagnostics", async () => {
    const plane = await anAppliedPlane();
    const wrong = files({ "conf/conf.yaml": aConf().replace("train >> register", "train >> nothing") });
    const plan = await aProposal(plane, REPOSITORY, wrong);
    plane.repositories.commit(REPOSITORY, wrong);
    const outcome = await plane.look(REPOSITORY);
    expect(plan).toMatchObject({ isRefused: true, pipelines: [], retired: [] });
    expect(outcome).toMatchObject({ kind: "refused" });
    const errors = plan.diagnostics.filter(({ severity }) => severity === "error");
    expect(outcome.kind === "refused" && outcome.diagnostics).toEqual(errors);
    expect(errors[0]).toMatchObject({ file: "conf/conf.yaml", line: expect.any(Number) });
  });

  it("refuses settings that are wrong", async () => {
    const plan = await aProposal(
      aControlPlane(),
      REPOSITORY,
      files({ ".slipway.yaml": "start: sometimes\n" }),
    );
    expect(plan).toMatchObject({ isRefused: true, diagnostics: [{ file: ".slipway.yaml" }] });
  });

  it("refuses a project that the repository may not join", async () => {
    const allowed = JSON.stringify([{ repository: "acme/*", projects: ["other"] }]);
    const plan = await aProposal(aControlPlane(), REPOSITORY, files(), { allowed });
    expect(plan).toMatchObject({ isRefused: true, diagnostics: [{ code: "project-not-allowed" }] });
  });

  it("refuses a pipeline name that another project owns", async () => {
    const plane = await anAppliedPlane();
    const plan = await aProposal(plane, "acme/other", files());
    expect(plan.isRefused).toBe(true);
    expect(plan.diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "pipeline-claimed" },
    ]);
  });

  it("lets a repository take its own pipelines along to another project", async () => {
    const plane = await anAppliedPlane();
    const plan = await aProposal(plane, REPOSITORY, files({ ".slipway.yaml": "project: risk\n" }));
    expect(plan).toMatchObject({ isRefused: false, project: "risk", pipelines: [{ name: "fraud" }] });
  });

  it("tells which pipelines are declared no more, and what they leave serving", async () => {
    const plane = await anAppliedPlane();
    const routes = createInMemoryRouteStore();
    const [record] = (await plane.projects.load("fraud")).pipelines;
    const group = record?.units[0]?.group ?? "";
    const stable = {
      kind: "multi-model" as const,
      version: 4,
      packageArn: "arn",
      targetModel: "m",
      decidedAt: 1,
      commit: "abc",
    };
    await routes.put(
      { group, stable, previous: [], generation: 1 },
      {
        subject: "group#fraud",
        action: "routed",
        at: "2026-01-01T00:00:00.000Z",
        detail: { package: "arn", approval: "Approved", version: 4 },
      },
    );
    const plan = await aProposal(plane, REPOSITORY, { "README.md": "all gone\n" }, { routes });
    expect(plan.retired).toMatchObject([
      { name: "fraud", models: [{ model: "fraud", serving: { version: 4, commit: "abc" } }] },
    ]);
    expect(plan.pipelines).toEqual([]);
  });

  it("tells a pipeline that somebody edited from one that the change touches", async () => {
    const plane = await anAppliedPlane();
    const live = plane.pipelines.live.get("fraud");
    if (live) plane.pipelines.live.set("fraud", { ...live, maxParallelSteps: 1 });
    const plan = await aProposal(plane, REPOSITORY, files({ "README.md": "Better\n" }));
    expect(plan.pipelines).toMatchObject([{ kind: "drifted", run: { kind: "none" } }]);
  });

  it("tells that runs are started by hand where the repository says so", async () => {
    const plan = await aProposal(aControlPlane(), REPOSITORY, files({ ".slipway.yaml": "start: manual\n" }));
    expect(plan.pipelines).toMatchObject([{ run: { kind: "manual" } }]);
  });

  it("estimates the next run and one without any cache", async () => {
    const [pipeline] = (await aProposal(aControlPlane(), REPOSITORY, files())).pipelines;
    expect(pipeline?.next.steps.map(({ step }) => step)).toEqual(["train"]);
    expect(pipeline?.next.instanceHours).toBeGreaterThan(0);
    expect(pipeline?.next.cost).toBeCloseTo((pipeline?.next.instanceHours ?? 0) * 0.461);
  });

  it("merges what a change proposes with what other repositories declare", async () => {
    const plane = aControlPlane();
    const { scaler, anchor } = twoRepositoriesOfRisk();
    plane.repositories.commit("acme/scaler", scaler);
    await plane.look("acme/scaler");
    const change = files(anchor);
    const plan = await aProposal(plane, REPOSITORY, change);
    expect(plan.pipelines[0]?.models.map(({ repository }) => repository).toSorted()).toEqual([
      REPOSITORY,
      "acme/scaler",
    ]);
    const fork = await aProposal(plane, REPOSITORY, change, { isFork: true });
    expect(JSON.stringify(fork)).not.toContain("acme/scaler");
  });
});
