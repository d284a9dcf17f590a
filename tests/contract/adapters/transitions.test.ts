import { describe, expect, it } from "@jest/globals";
import { createDynamoProjectStore } from "../../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import type { AuditEntry } from "../../../shared/domain/audit-entry.ts";
import type { KnownBranch } from "../../../shared/domain/known-branch.ts";
import type { PipelineRecord } from "../../../shared/domain/pipeline-record.ts";
import type { RepositoryHead } from "../../../shared/domain/repository-head.ts";
import type { TransitionEvent } from "../../../shared/domain/transition-event.ts";
import type { ProjectStore } from "../../../shared/ports/project-store.ts";
import { checkEvent } from "../../builders/check-event.ts";
import { createInMemoryProjectStore } from "../../fakes/in-memory-project-store.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();
let clock = Date.parse("2026-01-01T00:00:00.000Z");
const tick = (): string => {
  clock += 1000;
  return new Date(clock).toISOString();
};

type Told = { readonly store: ProjectStore; readonly events: () => Promise<readonly TransitionEvent[]> };

const inMemory = (): Told => {
  const store = createInMemoryProjectStore();
  return { store, events: async () => store.events };
};

const onDynamo = (): Told => {
  const table = createDynamoTable(dynamo.client(), dynamo.table());
  const events = async () =>
    (await table.query("outbox")).flatMap((item) => item.events as TransitionEvent[]);
  return { store: createDynamoProjectStore(table), events };
};

const aStory = (project: string) => {
  const repository = `acme/${project}`;
  const at = tick();
  const head: RepositoryHead = {
    ...{ repository, branch: "main", project, commit: "c1" },
    ...{ confs: {}, sources: [], state: "applying" },
  };
  const revision = { digest: "x1", repository, commit: "c1", generation: 1, at };
  const waiting = {
    revision,
    since: at,
    commits: { [repository]: "c1" },
    start: { pipeline: "p", token: "t-1", displayName: "run-1", description: "", parameters: {} },
  };
  const record: PipelineRecord = {
    name: `${project}-pipeline`,
    project,
    anchor: { repository, path: "conf/conf.yaml" },
    commitParameters: { Commit: repository },
    units: [],
    policy: { on: "on_change", whenRunning: "queue" },
    start: { parameters: {} },
    desired: revision,
  };
  const execution = { arn: `arn:${project}`, pipeline: record.name, commits: {}, startedAt: tick() };
  const declared = (): AuditEntry => ({
    subject: `project#${project}`,
    action: "declared",
    at: tick(),
    detail: { repository, commit: "c1", delivery: "d", pipelines: record.name },
  });
  const beside = { refused: { project, generation: 0 } };
  const branch: KnownBranch = {
    repository,
    branch: "main",
    project,
    commit: "c2",
    state: "refused",
    ...beside,
  };
  const refused = (): AuditEntry => ({
    subject: `project#${project}`,
    action: "refused",
    at: tick(),
    detail: { repository, branch: "main", commit: "c2", codes: "unknown-key" },
  });
  return { head, revision, waiting, record, execution, declared, branch, refused };
};

describe.each<[string, () => Told]>([
  ["in memory", inMemory],
  ["on DynamoDB", onDynamo],
])("what a project store %s tells", (_, create) => {
  const tell = async (project: string, act: (store: ProjectStore) => Promise<void>) => {
    const { store, events } = create();
    await act(store);
    const told = (await events()).filter(({ detail }) => detail.project === project);
    for (const event of told) checkEvent(event);
    return told.map(({ type }) => type);
  };

  it("is a run from its declaration to its end, each once", async () => {
    const { head, revision, waiting, record, execution, declared } = aStory("run");
    const told = await tell("run", async (store) => {
      await store.record({
        from: await store.load("run"),
        head,
        pipelines: [{ ...record, waiting }],
        audit: declared(),
      });
      const applied = [{ name: record.name, revision }];
      await store.settle({ head: { ...head, state: "applied" }, applied, delivery: "", at: tick() });
      await store.started(record, waiting, execution);
      await store.started(record, waiting, { ...execution, startedAt: tick() });
      const known = await store.pipeline(record.name);
      const end = { arn: execution.arn, status: "Failed", parameters: { Commit: "c1" } };
      for (let time = 0; time < 3; time += 1) await store.ended(known ?? record, end, tick());
      expect((await store.pipeline(record.name))?.ended).toBe(execution.arn);
    });
    expect(told.toSorted()).toEqual([
      "ExecutionEnded",
      "ExecutionQueued",
      "ExecutionStarted",
      "PipelineApplied",
      "ProjectDeclared",
    ]);
  });

  it("is the end of an execution that was noted before it was known to be the latest", async () => {
    const { head, waiting, record, execution, declared } = aStory("early");
    const told = await tell("early", async (store) => {
      await store.record({
        from: await store.load("early"),
        head,
        pipelines: [{ ...record, waiting }],
        audit: declared(),
      });
      const end = { arn: execution.arn, status: "Succeeded", parameters: {} };
      await store.ended(record, end, tick());
      await store.started(record, waiting, execution);
      const known = await store.pipeline(record.name);
      await store.ended(known ?? record, end, tick());
      expect((await store.pipeline(record.name))?.ended).toBe(execution.arn);
    });
    expect(told.filter((type) => type === "ExecutionEnded")).toHaveLength(1);
  });

  it("is a drift, and that it was healed by whoever applied the pipeline anew or undid it", async () => {
    const { head, revision, record, declared } = aStory("drift");
    const told = await tell("drift", async (store) => {
      await store.record({ from: await store.load("drift"), head, pipelines: [record], audit: declared() });
      const settle = (drift?: { at: string; paths: string[] }) =>
        store.settle({
          head,
          applied: [{ name: record.name, revision, ...(drift === undefined ? {} : { drift }) }],
          delivery: "",
          at: tick(),
        });
      await settle();
      const applied = { ...record, applied: revision };
      const drift = { at: tick(), paths: ["roleArn", "tags"] };
      await store.drifted(applied, drift, drift.at);
      await settle(drift);
      await store.drifted(applied, drift, tick());
      await store.drifted(applied, undefined, tick());
      // Of a revision that is not the applied one nothing is known.
      await store.drifted({ ...record, applied: { ...revision, generation: 9 } }, drift, tick());
    });
    expect(told.filter((type) => type === "PipelineDrifted")).toHaveLength(2);
    expect(told.filter((type) => type === "PipelineHealed")).toHaveLength(2);
  });

  it("is a refused commit, once for each commit", async () => {
    const { branch, refused } = aStory("wrong");
    const told = await tell("wrong", async (store) => {
      await store.refused(branch, refused());
      await store.refused(branch, refused());
      expect(await store.branch(branch.repository, "main")).toEqual(branch);
    });
    expect(told).toEqual(["ConfigRefused"]);
  });

  it("is what a declaration does to each pipeline: retired, restored, released", async () => {
    const { record, declared } = aStory("fate");
    const repository = record.anchor.repository;
    const hold = { by: "ann", at: tick(), digest: "x0", commit: "c0" };
    const told = await tell("fate", async (store) => {
      const declare = async (pipeline: PipelineRecord) =>
        store.record({ from: await store.load("fate"), pipelines: [pipeline], audit: declared() });
      await declare({ ...record, hold });
      await declare(record);
      await declare({ ...record, retired: { repository, commit: "c2", at: tick() } });
      await declare(record);
    });
    expect(told.filter((type) => type !== "ProjectDeclared")).toEqual([
      "PipelineReleased",
      "PipelineRetired",
      "PipelineRestored",
    ]);
  });

  it("is all of a change that is larger than a transaction", async () => {
    const { head, revision, waiting, record, declared } = aStory("wide");
    const pipelines = Array.from({ length: 70 }, (__, index) => ({
      ...record,
      name: `wide-${index}`,
      waiting,
    }));
    const told = await tell("wide", async (store) => {
      const from = await store.load("wide");
      expect(await store.record({ from, head, pipelines, audit: declared() })).toEqual({ kind: "recorded" });
      const applied = pipelines.map(({ name }) => ({ name, revision }));
      expect(await store.settle({ head, applied, delivery: "", at: tick() })).toBe(true);
      expect((await store.pipeline("wide-69"))?.applied).toEqual(revision);
    });
    expect(told.filter((type) => type === "ExecutionQueued")).toHaveLength(70);
    expect(told.filter((type) => type === "PipelineApplied")).toHaveLength(70);
  });
});
