import { describe, expect, it } from "@jest/globals";
import { createDynamoProjectStore } from "../../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { ExecutionRecord } from "../../../shared/domain/execution-record.ts";
import type { Fragment } from "../../../shared/domain/fragment.ts";
import type { Drift, PipelineRecord } from "../../../shared/domain/pipeline-record.ts";
import type { PipelineRevision } from "../../../shared/domain/pipeline-revision.ts";
import type { ProjectState } from "../../../shared/domain/project-state.ts";
import type { RepositoryHead } from "../../../shared/domain/repository-head.ts";
import type { WaitingRun } from "../../../shared/domain/waiting-run.ts";
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

const AT = "2026-01-01T00:00:00.000Z";

const aRevision = (project: string, over: Partial<PipelineRevision> = {}): PipelineRevision => ({
  digest: "x1",
  repository: `acme/${project}`,
  commit: "c1",
  generation: 1,
  at: AT,
  ...over,
});

const aWaitingRun = (revision: PipelineRevision): WaitingRun => ({
  revision,
  since: AT,
  commits: { [revision.repository]: revision.commit },
  start: {
    pipeline: "p",
    token: `t-${revision.digest}`,
    displayName: `run-${revision.digest}`,
    description: "",
    parameters: { Commit: revision.commit },
  },
});

const anExecution = (arn: string): ExecutionRecord => ({
  arn,
  pipeline: "p",
  commits: { "acme/p": "c1" },
  startedAt: AT,
});

const aPipeline = (project: string, over: Partial<PipelineRecord> = {}): PipelineRecord => ({
  name: `${project}-pipeline`,
  project,
  anchor: { repository: `acme/${project}`, path: "conf/conf.yaml" },
  commitParameters: { Commit: `acme/${project}` },
  units: [{ model: "m", repository: `acme/${project}`, group: `${project}-m` }],
  policy: { on: "on_change", whenRunning: "queue" },
  start: { parameters: {} },
  desired: aRevision(project),
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
    detail: { repository: `acme/${from.project}`, commit: "c1", delivery: "d-1", pipelines: "p" },
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

  it("settles what is still desired, and tells so to whoever asks for history", async () => {
    const store = create();
    await store.record(aChange(await store.load("settled")));
    const revision = aRevision("settled");
    const head = aHead("settled", { state: "applied" });
    const applied = [{ name: "settled-pipeline", revision }];
    expect(await store.settle({ head, applied, delivery: "d-1", at: AT })).toBe(true);
    expect(await store.pipeline("settled-pipeline")).toEqual(aPipeline("settled", { applied: revision }));
    expect((await store.head("acme/settled", "main"))?.state).toBe("applied");
    expect(await store.history("pipeline#settled-pipeline", 5)).toEqual([
      { subject: "pipeline#settled-pipeline", action: "applied", at: AT, detail: revision },
    ]);
  });

  it("does not settle a revision that a later one has replaced", async () => {
    const store = create();
    await store.record(aChange(await store.load("stale")));
    const desired = aRevision("stale", { digest: "x2", generation: 2 });
    await store.record(aChange(await store.load("stale"), { pipelines: [aPipeline("stale", { desired })] }));
    const head = aHead("stale", { state: "applied" });
    const applied = [{ name: "stale-pipeline", revision: aRevision("stale") }];
    expect(await store.settle({ head, applied, delivery: "", at: AT })).toBe(false);
    expect(await store.pipeline("stale-pipeline")).toEqual(aPipeline("stale", { desired }));
  });

  it("keeps what was applied, started and seen when a new revision is declared", async () => {
    const store = create();
    const waiting = aWaitingRun(aRevision("kept"));
    const record = aPipeline("kept", { waiting });
    await store.record(aChange(await store.load("kept"), { pipelines: [record] }));
    const from = await store.load("kept");
    const head = aHead("kept", { state: "applied" });
    const applied = aRevision("kept");
    await store.settle({
      head,
      applied: [{ name: "kept-pipeline", revision: applied }],
      delivery: "",
      at: AT,
    });
    const execution = anExecution("arn:kept");
    await store.started(record, waiting, execution);
    const [known] = (await store.load("kept")).pipelines;
    const drift = { at: AT, paths: ["roleArn"] };
    if (known) await store.drifted(known, drift, AT);
    const desired = aRevision("kept", { digest: "x2", generation: 2 });
    // Computed before the run was started: it must not wait again.
    await store.record(aChange(from, { pipelines: [{ ...record, desired }] }));
    expect(await store.pipeline("kept-pipeline")).toEqual(
      aPipeline("kept", { desired, applied, latest: execution, drift }),
    );
  });

  it("forgets a drift when the pipeline is applied anew, and takes none for another revision", async () => {
    const store = create();
    const record = aPipeline("drifting");
    await store.record(aChange(await store.load("drifting"), { pipelines: [record] }));
    const settle = (drift?: Drift) =>
      store.settle({
        head: aHead("drifting", { state: "applied" }),
        applied: [
          { name: "drifting-pipeline", revision: record.desired, ...(drift === undefined ? {} : { drift }) },
        ],
        delivery: "",
        at: AT,
      });
    await settle();
    const applied = { ...record, applied: record.desired };
    const drift = { at: AT, paths: ["roleArn"] };
    await store.drifted(applied, drift, AT);
    // Seen after the settlement was decided: it may be a drift of what was applied just now.
    await settle();
    expect((await store.pipeline("drifting-pipeline"))?.drift).toEqual(drift);
    await settle(drift);
    expect(await store.pipeline("drifting-pipeline")).toEqual(applied);
    await store.drifted(
      { ...record, applied: aRevision("drifting", { generation: 9 }) },
      { at: AT, paths: ["x"] },
      AT,
    );
    expect(await store.pipeline("drifting-pipeline")).toEqual(applied);
  });

  it("goes on waiting for a newer run when an older one was started", async () => {
    const store = create();
    const older = aWaitingRun(aRevision("queue"));
    const first = aPipeline("queue", { waiting: older });
    await store.record(aChange(await store.load("queue"), { pipelines: [first] }));
    const desired = aRevision("queue", { digest: "x2", generation: 2 });
    const newer = aWaitingRun(desired);
    const second = aPipeline("queue", { desired, waiting: newer });
    await store.record(aChange(await store.load("queue"), { pipelines: [second] }));
    await store.started(first, older, anExecution("arn:older"));
    expect(await store.pipeline("queue-pipeline")).toEqual(second);
    expect(await store.execution("arn:older")).toEqual(anExecution("arn:older"));
    await store.started(second, newer, anExecution("arn:newer"));
    expect(await store.pipeline("queue-pipeline")).toEqual(
      aPipeline("queue", { desired, latest: anExecution("arn:newer") }),
    );
  });

  it("records and lifts holds, suspensions and tombstones", async () => {
    const store = create();
    const by = { by: "ann", at: AT };
    const intervened = aPipeline("held", {
      hold: { ...by, digest: "x2", commit: "c2" },
      suspended: by,
      retired: { repository: "acme/held", commit: "c3", at: AT },
    });
    await store.record(aChange(await store.load("held"), { pipelines: [intervened] }));
    expect(await store.pipeline("held-pipeline")).toEqual(intervened);
    await store.record(aChange(await store.load("held")));
    expect(await store.pipeline("held-pipeline")).toEqual(aPipeline("held"));
  });

  it("lists every branch, with the commit that was dealt with", async () => {
    const store = create();
    await store.record(aChange(await store.load("listed")));
    const known = { repository: "acme/listed", branch: "main", project: "listed", commit: "c1" };
    expect(await store.branches()).toContainEqual({ ...known, state: "applying" });
    await store.see({ ...known, commit: "c2", state: "refused" });
    expect(await store.branch("acme/listed", "main")).toEqual({ ...known, commit: "c2", state: "refused" });
    // What was refused is no part of the project.
    expect((await store.head("acme/listed", "main"))?.commit).toBe("c1");
  });

  it("lists a project while it holds anything, and no more once nobody changes it", async () => {
    const store = create();
    const before = await store.load("named");
    await store.record(aChange(before));
    expect(await store.names()).toContain("named");
    await store.unlist(before);
    expect(await store.names()).toContain("named");
    await store.unlist(await store.load("named"));
    expect(await store.names()).not.toContain("named");
  });

  it("moves a repository to another project with its pipelines and all that is recorded of them, at once", async () => {
    const store = create();
    await store.record(aChange(await store.load("old")));
    const applied = aRevision("old");
    const name = "old-pipeline";
    await store.settle({
      head: aHead("old", { state: "applied" }),
      applied: [{ name, revision: applied }],
      delivery: "",
      at: AT,
    });
    const left = await store.load("old");
    const head = aHead("new", { repository: "acme/old" });
    const moves = { from: left, head: aHead("old"), pipelines: left.pipelines };
    const pipelines = left.pipelines.map((record) => ({ ...record, project: "new" }));
    const fragment = aFragment("old");
    const move = async () =>
      aChange(await store.load("new"), {
        head,
        moves,
        pipelines,
        fragments: { write: [fragment], remove: [] },
      });
    const change = await move();
    expect(await store.record(change)).toEqual({ kind: "recorded" });
    expect(await store.load("old")).toMatchObject({ generation: 2, heads: [], fragments: [], pipelines: [] });
    expect(await store.load("new")).toMatchObject({ heads: [head], fragments: [fragment] });
    expect(await store.pipeline(name)).toEqual({ ...aPipeline("old"), project: "new", applied });
    expect(await store.head("acme/old", "main")).toEqual(head);
    // The project that it comes from is not as it was when that was decided.
    expect(await store.record(await move())).toEqual({ kind: "lost" });
  });

  it("remembers who was told of a refusal until what came after it is settled", async () => {
    const store = create();
    expect(await store.known("acme/told", "main")).toEqual({});
    const lifts = { commit: "c0", concerned: ["acme/other"] };
    await store.record(aChange(await store.load("told"), { lifts }));
    const head = aHead("told");
    const { repository, branch, project, commit, state } = head;
    const seen = { repository, branch, project, commit, state };
    expect(await store.known("acme/told", "main")).toEqual({ seen: { ...seen, lifts }, head });
    const applied = [{ name: "told-pipeline", revision: aRevision("told") }];
    await store.settle({ head: { ...head, state: "applied" }, applied, delivery: "", at: AT });
    expect((await store.known("acme/told", "main")).seen).toEqual({ ...seen, state: "applied" });
  });

  it("lets a repository leave with its pipelines, whose names are free again", async () => {
    const store = create();
    await store.record(aChange(await store.load("left")));
    await store.record({
      from: await store.load("left"),
      renamed: aHead("left"),
      fragments: { write: [], remove: [aFragment("left")] },
      pipelines: [],
      gone: [aPipeline("left")],
      audit: {
        subject: "project#left",
        action: "repository moved",
        at: AT,
        detail: { repository: "acme/left", commit: "c1" },
      },
    });
    expect(await store.load("left")).toEqual({
      project: "left",
      generation: 2,
      heads: [],
      fragments: [],
      pipelines: [],
    });
    expect(await store.branch("acme/left", "main")).toBeUndefined();
    const other = await store.load("entered");
    expect(
      await store.record(aChange(other, { pipelines: [aPipeline("entered", { name: "left-pipeline" })] })),
    ).toEqual({ kind: "recorded" });
  });

  it("records a change of more pipelines than one transaction takes", async () => {
    const store = create();
    const pipelines = Array.from({ length: 60 }, (_, index) => aPipeline("wide", { name: `wide-${index}` }));
    expect(await store.record(aChange(await store.load("wide"), { pipelines }))).toEqual({
      kind: "recorded",
    });
    expect((await store.load("wide")).pipelines).toHaveLength(60);
  });

  it("records any number of new pipelines at once, each with a run that waits", async () => {
    const store = create();
    const desired = aRevision("huge");
    const pipelines = Array.from({ length: 450 }, (_, index) =>
      aPipeline("huge", { name: `huge-${index}`, waiting: aWaitingRun(desired) }),
    );
    const change = aChange(await store.load("huge"), { pipelines });
    expect(await store.record(change)).toEqual({ kind: "recorded" });
    expect((await store.load("huge")).pipelines).toHaveLength(450);
    expect(await store.history("pipeline#huge-449", 1)).toMatchObject([{ action: "queued" }]);
  });

  it("keeps a name for its project also where many new names are declared beside it", async () => {
    const store = create();
    const taken = aPipeline("thrifty", { name: "lavish-110" });
    await store.record(aChange(await store.load("thrifty"), { pipelines: [taken] }));
    const pipelines = Array.from({ length: 120 }, (_, index) =>
      aPipeline("lavish", { name: `lavish-${index}` }),
    );
    expect(await store.record(aChange(await store.load("lavish"), { pipelines }))).toEqual({
      kind: "claimed",
      pipeline: "lavish-110",
      project: "thrifty",
    });
    expect((await store.load("lavish")).pipelines).toEqual([]);
    const free = aPipeline("other", { name: "lavish-3" });
    const other = async () => store.record(aChange(await store.load("other"), { pipelines: [free] }));
    // Names that were taken ahead of what never came to be are nobody's, for whoever asks again.
    const first = await other();
    expect(first.kind === "lost" ? await other() : first).toEqual({ kind: "recorded" });
  });

  it("records a change whose fragments are larger together than a transaction takes", async () => {
    const store = create();
    const text = "x".repeat(250_000);
    const write = Array.from({ length: 20 }, (_, index) =>
      aFragment("heavy", { path: `conf/conf-${index}.yaml`, text }),
    );
    const change = aChange(await store.load("heavy"), { fragments: { write, remove: [] } });
    expect(await store.record(change)).toEqual({ kind: "recorded" });
    expect((await store.load("heavy")).fragments).toHaveLength(20);
  });
});
