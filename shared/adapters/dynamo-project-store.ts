import type { AuditEntry } from "../domain/audit-entry.ts";
import type { ExecutionRecord } from "../domain/execution-record.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { KnownBranch } from "../domain/known-branch.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { ExecutionLog, ProjectChange, ProjectStore } from "../ports/project-store.ts";
import { declarePipeline } from "./declare-pipeline.ts";
import type { DynamoTable, Write } from "./dynamo-table.ts";
import {
  auditKey,
  branchKey,
  deliveryKey,
  executionKey,
  fragmentKey,
  headKey,
  metaKey,
  ownerKey,
  pipelineKey,
  projectPartition,
} from "./project-keys.ts";
import { ofKind, strip } from "./strip.ts";

// DynamoDB takes a hundred actions at a time; a larger change writes most of itself ahead of the rest.
const MOST = 90;

const fence = (kind: "put" | "check", { project, generation }: ProjectChange["from"]): Write => ({
  kind,
  key: metaKey(project),
  ...(kind === "put" ? { item: { generation: generation + 1 } } : {}),
  ...(generation === 0
    ? { condition: "attribute_not_exists(#pk)" }
    : { condition: "#generation = :read", values: { ":read": generation } }),
});

const claim = ({ name, project }: PipelineRecord): Write => ({
  kind: "put",
  key: ownerKey(name),
  item: { project },
  condition: "attribute_not_exists(#pk) OR #project = :project",
  values: { ":project": project },
});

const see = (branch: KnownBranch): Write => ({
  kind: "put",
  key: branchKey(branch.repository, branch.branch),
  item: branch,
});

const branchOf = ({ repository, branch, project, commit, state }: RepositoryHead): KnownBranch => ({
  repository,
  branch,
  project,
  commit,
  state,
});

const note = (audit: AuditEntry): Write => ({ kind: "put", key: auditKey(audit), item: audit });

/** Writes that mean nothing before the generation moves on, so that they may be done ahead of that. */
const contents = ({ from, fragments, pipelines, gone = [] }: ProjectChange): readonly Write[] => [
  ...(fragments?.write ?? []).map(
    (fragment): Write => ({ kind: "put", key: fragmentKey(from.project, fragment), item: fragment }),
  ),
  ...(fragments?.remove ?? []).map(
    (fragment): Write => ({ kind: "delete", key: fragmentKey(from.project, fragment) }),
  ),
  ...pipelines.map((record) =>
    declarePipeline(
      record,
      from.pipelines.find(({ name }) => name === record.name),
    ),
  ),
  ...gone.flatMap(({ name }): readonly Write[] => [
    { kind: "delete", key: pipelineKey(from.project, name) },
    { kind: "delete", key: ownerKey(name) },
  ]),
];

const heads = ({ head, leaves }: ProjectChange): readonly Write[] => [
  ...(head === undefined
    ? []
    : [see(branchOf(head)), { kind: "put", key: headKey(head), item: head } as const]),
  ...(leaves === undefined ? [] : [{ kind: "delete", key: headKey(leaves) } as const]),
];

/** Projects in the one table: a partition holds all of a project, and its generation fences whoever changes it. */
export const createDynamoProjectStore = (table: DynamoTable): ProjectStore & ExecutionLog => {
  const branch = async (repository: string, name: string): Promise<KnownBranch | undefined> => {
    const item = await table.get(branchKey(repository, name));
    return item && strip<KnownBranch>(item);
  };

  return {
    branch,
    branches: async () => (await table.query("branches")).map((item) => strip<KnownBranch>(item)),
    see: async (known) => {
      await table.transact([see(known)]);
    },

    head: async (repository, name) => {
      const known = await branch(repository, name);
      if (!known) return undefined;
      const item = await table.get(headKey(known));
      return item && strip<RepositoryHead>(item);
    },

    load: async (project) => {
      const items = await table.query(projectPartition(project));
      const meta = items.find(({ sk }) => sk === "meta");
      return {
        project,
        generation: Number(meta?.generation ?? 0),
        heads: ofKind<RepositoryHead>(items, "head"),
        fragments: ofKind<Fragment>(items, "fragment"),
        pipelines: ofKind<PipelineRecord>(items, "pipeline"),
      };
    },

    pipeline: async (name) => {
      const owner = await table.get(ownerKey(name));
      const item = owner && (await table.get(pipelineKey(String(owner.project), name)));
      return item && strip<PipelineRecord>(item);
    },

    record: async (change) => {
      const { from, pipelines, audit } = change;
      const claims = pipelines.filter(({ name }) => !from.pipelines.some((known) => known.name === name));
      const all = contents(change);
      const last = Math.max(0, MOST - claims.length - 5);
      for (let at = last; at < all.length; at += MOST) {
        const ahead = await table.transact([fence("check", from), ...all.slice(at, at + MOST)]);
        if (ahead.kind === "refused") return { kind: "lost" };
      }
      const result = await table.transact([
        ...claims.map(claim),
        fence("put", from),
        ...heads(change),
        ...all.slice(0, last),
        note(audit),
      ]);
      if (result.kind === "done") return { kind: "recorded" };
      const claimed = claims.findIndex((_, index) => result.by[index]?.project !== undefined);
      const pipeline = claims[claimed];
      return pipeline
        ? { kind: "claimed", pipeline: pipeline.name, project: String(result.by[claimed]?.project) }
        : { kind: "lost" };
    },

    settle: async ({ head, applied, delivery, at }) => {
      const result = await table.transact([
        {
          kind: "put",
          key: headKey(head),
          item: head,
          condition: "#commit = :commit",
          values: { ":commit": head.commit },
        },
        see(branchOf(head)),
        ...applied.flatMap(({ name, revision }): readonly Write[] => [
          {
            kind: "update",
            key: pipelineKey(head.project, name),
            update: "SET #applied = :revision REMOVE #drift",
            condition: "#desired.#generation = :generation AND #desired.#digest = :digest",
            values: {
              ":revision": revision,
              ":generation": revision.generation,
              ":digest": revision.digest,
            },
          },
          note({ subject: `pipeline#${name}`, action: "applied", at, detail: { ...revision } }),
        ]),
        ...(delivery === ""
          ? []
          : [
              {
                kind: "update",
                key: deliveryKey(delivery),
                update: "SET #handled = :yes",
                values: { ":yes": true },
              } as const,
            ]),
      ]);
      return result.kind === "done";
    },

    started: async (record, waiting, execution) => {
      const log: readonly Write[] = [
        { kind: "put", key: executionKey(execution.arn), item: execution },
        note({
          subject: `pipeline#${record.name}`,
          action: "started",
          at: execution.startedAt,
          detail: { execution: execution.arn, commit: waiting.revision.commit },
        }),
      ];
      const result = await table.transact([
        {
          kind: "update",
          key: pipelineKey(record.project, record.name),
          update: "SET #latest = :execution REMOVE #waiting",
          condition: "#waiting.#start.#token = :token",
          values: { ":execution": execution, ":token": waiting.start.token },
        },
        ...log,
      ]);
      // Another run waits by now, or somebody recorded this one: only the execution itself is news.
      if (result.kind === "refused") await table.transact(log);
    },

    drifted: async ({ name, project, applied }, drift) => {
      await table.transact([
        {
          kind: "update",
          key: pipelineKey(project, name),
          update: drift === undefined ? "REMOVE #drift" : "SET #drift = :drift",
          condition: "#applied.#generation = :generation",
          values: {
            ":generation": applied?.generation ?? 0,
            ...(drift === undefined ? {} : { ":drift": drift }),
          },
        },
      ]);
    },

    told: async ({ name, project }, execution) => {
      await table.transact([
        {
          kind: "update",
          key: pipelineKey(project, name),
          update: "SET #told = :execution",
          condition: "attribute_exists(#pk)",
          values: { ":execution": execution },
        },
      ]);
    },

    forget: async ({ repository, branch: name, commit }) => {
      await table.transact([
        {
          kind: "delete",
          key: branchKey(repository, name),
          condition: "#commit = :commit",
          values: { ":commit": commit },
        },
      ]);
    },

    history: async (subject, limit) =>
      (await table.latest(`audit#${subject}`, limit)).map((item) => strip<AuditEntry>(item)),

    execution: async (arn) => {
      const item = await table.get(executionKey(arn));
      return item && strip<ExecutionRecord>(item);
    },
  };
};
