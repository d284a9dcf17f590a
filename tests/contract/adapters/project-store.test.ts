import { describe, expect, it } from "@jest/globals";
import { createDynamoProjectStore } from "../../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { Fragment } from "../../../shared/domain/fragment.ts";
import type { PipelineRecord } from "../../../shared/domain/pipeline-record.ts";
import type { ProjectState } from "../../../shared/domain/project-state.ts";
import type { RepositoryHead } from "../../../shared/domain/repository-head.ts";
import type { ExecutionLog, ProjectChange, ProjectStore } from "../../../shared/ports/project-store.ts";
import { createInMemoryProjectStore } from "../../fakes/in-memory-project-store.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();

const aHead = (project: string, over: Partial<RepositoryHead> = {}): RepositoryHead => ({
  repository: `acme/${project}`,
  branch: "main",
  project,
  commit: "c1",
  confs: { "conf/conf.yaml": "b1" },
  sources: [{ directory: "model", digest: "d1" }],
  state: "applying",
  ...over,
});

const aFragment = (project: string, over: Partial<Fragment> = {}): Fragment => ({
  repository: `acme/${project}`,
  path: "conf/conf.yaml",
  commit: "c1",
  blob: "b1",
  text: "conf:\n  models: {}\n",
  ...over,
});

const aPipeline = (project: string, over: Partial<PipelineRecord> = {}): PipelineRecord => ({
  name: `${project}-pipeline`,
  project,
  anchor: { repository: `acme/${project}`, path: "conf/conf.yaml" },
  commitParameters: { Commit: `acme/${project}` },
  desired: { digest: "x1", repository: `acme/${project}`, commit: "c1", generation: 1 },
  ...over,
});

const aChange = (from: ProjectState, over: Partial<ProjectChange> = {}): ProjectChange => ({
  from,
  head: aHead(from.project),
  fragments: { write: [aFragment(from.project)], remove: [] },
  pipelines: [aPipeline(from.project)],
  audit: {
    subject: `project#${from.project}`,
    action: "declared",
    at: "2026-01-01T00:00:00.000Z",
    detail: { commit: "c1" },
  },
  ...over,
});

describe.each<[string, () => ProjectStore & ExecutionLog]>([
  ["in memory", createInMemoryProjectStore],
  ["on DynamoDB", () => createDynamoProjectStore(createDynamoTable(dynamo.client(), dynamo.table()))],
])("project store %s", (_, create) => {
  it("loads an unknown project as empty, at generation 0", async () => {
    expect(await create().load("unknown")).toEqual({
      project: "unknown",
      generation: 0,
      heads: [],
      fragments: [],
      pipelines: [],
    });
  });

  it("gives back everything that a change recorded", async () => {
    const store = create();
    expect(await store.record(aChange(await store.load("whole")))).toEqual({ kind: "recorded" });
    expect(await store.load("whole")).toEqual({
      project: "whole",
      generation: 1,
      heads: [aHead("whole")],
      fragments: [aFragment("whole")],
      pipelines: [aPipeline("whole")],
    });
    expect(await store.head("acme/whole", "main")).toEqual(aHead("whole"));
    expect(await store.pipeline("whole-pipeline")).toEqual(aPipeline("whole"));
  });

  it("records nothing for a writer who has not seen the last change", async () => {
    const store = create();
    const from = await store.load("fenced");
    await store.record(aChange(from));
    const late = aChange(from, { head: aHead("fenced", { commit: "late" }) });
    expect(await store.record(late)).toEqual({ kind: "lost" });
    expect((await store.head("acme/fenced", "main"))?.commit).toBe("c1");
  });

  it("lets one of many simultaneous writers win", async () => {
    const store = create();
    const from = await store.load("raced");
    const results = await Promise.all(Array.from({ length: 10 }, () => store.record(aChange(from))));
    expect(results.filter(({ kind }) => kind === "recorded")).toHaveLength(1);
    expect((await store.load("raced")).generation).toBe(1);
  });

  it("keeps a pipeline's name for the project that took it first", async () => {
    const store = create();
    await store.record(aChange(await store.load("owner")));
    const rival = await store.load("rival");
    const taken = aChange(rival, { pipelines: [aPipeline("rival", { name: "owner-pipeline" })] });
    expect(await store.record(taken)).toEqual({
      kind: "claimed",
      pipeline: "owner-pipeline",
      project: "owner",
    });
    expect(await store.load("rival")).toEqual(rival);
  });

  it("replaces and removes fragments, and leaves the other repositories' alone", async () => {
    const store = create();
    const other = aFragment("many", { repository: "acme/other", path: "conf/other.yaml" });
    const gone = aFragment("many", { path: "conf/gone.yaml" });
    await store.record(
      aChange(await store.load("many"), {
        fragments: { write: [aFragment("many"), gone, other], remove: [] },
      }),
    );
    const newer = aFragment("many", { text: "conf: {models: {a: {}}}\n", blob: "b2" });
    await store.record(
      aChange(await store.load("many"), { fragments: { write: [newer], remove: [gone] }, pipelines: [] }),
    );
    const { fragments } = await store.load("many");
    expect(fragments).toHaveLength(2);
    expect(fragments).toEqual(expect.arrayContaining([newer, other]));
  });

  it("records a change of more fragments than one transaction takes", async () => {
    const store = create();
    const write = Array.from({ length: 130 }, (_, index) =>
      aFragment("large", { path: `conf/conf-${index}.yaml` }),
    );
    expect(
      await store.record(aChange(await store.load("large"), { fragments: { write, remove: [] } })),
    ).toEqual({ kind: "recorded" });
    expect((await store.load("large")).fragments).toHaveLength(130);
  });

  it("settles what is still desired, with its execution", async () => {
    const store = create();
    await store.record(aChange(await store.load("settled")));
    const { desired } = aPipeline("settled");
    const execution = {
      arn: "arn:e1",
      pipeline: "settled-pipeline",
      commits: { "acme/settled": "c1" },
      startedAt: "2026-01-01T00:00:00.000Z",
    };
    const head = aHead("settled", { state: "applied" });
    expect(
      await store.settle(head, [{ name: "settled-pipeline", revision: desired, execution }], "d-1"),
    ).toBe(true);
    expect(await store.pipeline("settled-pipeline")).toEqual(aPipeline("settled", { applied: desired }));
    expect((await store.head("acme/settled", "main"))?.state).toBe("applied");
    expect(await store.execution("arn:e1")).toEqual(execution);
  });

  it("does not settle a revision that a later one has replaced", async () => {
    const store = create();
    await store.record(aChange(await store.load("stale")));
    const { desired } = aPipeline("stale");
    const newer = { ...desired, digest: "x2", generation: 2 };
    await store.record(
      aChange(await store.load("stale"), { pipelines: [aPipeline("stale", { desired: newer })] }),
    );
    const head = aHead("stale", { state: "applied" });
    expect(await store.settle(head, [{ name: "stale-pipeline", revision: desired }], "")).toBe(false);
    expect(await store.pipeline("stale-pipeline")).toEqual(aPipeline("stale", { desired: newer }));
  });

  it("keeps what was applied when a new revision is declared", async () => {
    const store = create();
    await store.record(aChange(await store.load("kept")));
    const { desired } = aPipeline("kept");
    await store.settle(
      aHead("kept", { state: "applied" }),
      [{ name: "kept-pipeline", revision: desired }],
      "",
    );
    const newer = { ...desired, digest: "x2", generation: 2 };
    await store.record(
      aChange(await store.load("kept"), { pipelines: [aPipeline("kept", { desired: newer })] }),
    );
    expect(await store.pipeline("kept-pipeline")).toEqual(
      aPipeline("kept", { desired: newer, applied: desired }),
    );
  });
});
