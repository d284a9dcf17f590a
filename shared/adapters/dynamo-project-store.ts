import type { AuditEntry } from "../domain/audit-entry.ts";
import { entriesOfApplied } from "../domain/entries-of-applied.ts";
import { entryOfDrift } from "../domain/entry-of-drift.ts";
import { entryOfEnd } from "../domain/entry-of-end.ts";
import type { ExecutionRecord } from "../domain/execution-record.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { KnownBranch } from "../domain/known-branch.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { AppliedPipeline, ExecutionLog, ProjectStore, Settlement } from "../ports/project-store.ts";
import { branchOf } from "./branch-of.ts";
import { createDynamoJournal, type Journal } from "./dynamo-journal.ts";
import type { DynamoTable, Write } from "./dynamo-table.ts";
import { fenceProject } from "./fence-project.ts";
import { noteEntry } from "./note-entry.ts";
import {
  branchKey,
  deliveryKey,
  endKey,
  executionKey,
  headKey,
  ownerKey,
  pipelineKey,
  projectKey,
  projectPartition,
} from "./project-keys.ts";
import { recordProjectChange } from "./record-project-change.ts";
import { seeBranch } from "./see-branch.ts";
import { ofKind, strip } from "./strip.ts";

// Pipelines whose settlement one transaction takes, each with two entries of the audit.
const AT_ONCE = 30;

/** A head is applied when all of its pipelines are: the last of them settles it. */
const settleHead = ({ head, delivery }: Settlement): readonly Write[] => [
  {
    kind: "put",
    key: headKey(head),
    item: head,
    condition: "#commit = :commit",
    values: { ":commit": head.commit },
  },
  seeBranch(branchOf(head)),
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
];

const settlePipeline = (project: string, { name, revision, drift }: AppliedPipeline): Write => ({
  kind: "update",
  key: pipelineKey(project, name),
  // A drift that was seen meanwhile stays, until the sweep finds it gone.
  update: `SET #applied = :revision${drift === undefined ? "" : " REMOVE #drift"}`,
  condition: "#desired.#generation = :generation AND #desired.#digest = :digest",
  values: {
    ":revision": revision,
    ":generation": revision.generation,
    ":digest": revision.digest,
  },
});

/** Projects in the one table: a partition holds all of a project, and its generation fences whoever changes it. */
export const createDynamoProjectStore = (
  table: DynamoTable,
  journal: Pick<Journal, "transact"> = createDynamoJournal(table),
): ProjectStore & ExecutionLog => {
  const branch = async (repository: string, name: string): Promise<KnownBranch | undefined> => {
    const item = await table.get(branchKey(repository, name));
    return item && strip<KnownBranch>(item);
  };

  const known = async (
    repository: string,
    name: string,
  ): Promise<{ readonly seen?: KnownBranch; readonly head?: RepositoryHead }> => {
    const seen = await branch(repository, name);
    if (!seen) return {};
    const item = await table.get(headKey(seen));
    return { seen, ...(item === undefined ? {} : { head: strip<RepositoryHead>(item) }) };
  };

  return {
    branch,
    branches: async () => (await table.query("branches")).map((item) => strip<KnownBranch>(item)),
    names: async () => (await table.query(projectKey("").pk)).map(({ project }) => String(project)),
    unlist: async (empty) => {
      await table.transact([
        fenceProject("check", empty),
        { kind: "delete", key: projectKey(empty.project) },
      ]);
    },
    see: async (known) => {
      await table.transact([seeBranch(known)]);
    },

    refused: async (known, audit) => {
      await journal.transact(
        [
          {
            ...seeBranch(known),
            condition:
              "attribute_not_exists(#pk) OR attribute_exists(#unseen) OR #commit <> :commit OR #state <> :state OR #refused.#generation <> :generation",
            values: {
              ":commit": known.commit,
              ":state": known.state,
              ":generation": known.refused?.generation ?? 0,
            },
          },
          noteEntry(audit),
        ],
        { entries: [audit], project: known.project },
      );
    },

    known,
    head: async (repository, name) => (await known(repository, name)).head,

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

    record: (change) => recordProjectChange({ table, journal }, change),

    settle: async (settlement) => {
      const { head, applied, at } = settlement;
      for (let first = 0; first === 0 || first < applied.length; first += AT_ONCE) {
        const some = applied.slice(first, first + AT_ONCE);
        const entries = entriesOfApplied(some, at);
        const result = await journal.transact(
          [
            ...(first + AT_ONCE >= applied.length ? settleHead(settlement) : []),
            ...some.map((each) => settlePipeline(head.project, each)),
            ...entries.map(noteEntry),
          ],
          { entries, project: head.project },
        );
        if (result.kind === "refused") return false;
      }
      return true;
    },

    started: async (record, waiting, execution) => {
      const { repository, commit } = waiting.revision;
      const entry: AuditEntry = {
        subject: `pipeline#${record.name}`,
        action: "started",
        at: execution.startedAt,
        detail: { execution: execution.arn, repository, commit },
      };
      const put: Write = { kind: "put", key: executionKey(execution.arn), item: execution };
      const note = { entries: [entry], project: record.project };
      const result = await journal.transact(
        [
          {
            kind: "update",
            key: pipelineKey(record.project, record.name),
            update: "SET #latest = :execution REMOVE #waiting",
            condition: "#waiting.#start.#token = :token",
            values: { ":execution": execution, ":token": waiting.start.token },
          },
          put,
          noteEntry(entry),
        ],
        note,
      );
      // Another run waits by now, or somebody recorded this one: only the execution itself may be news.
      if (result.kind === "refused")
        await journal.transact([{ ...put, condition: "attribute_not_exists(#pk)" }, noteEntry(entry)], note);
    },

    ended: async (record, execution, at) => {
      const { name, project } = record;
      const mark: Write = {
        kind: "update",
        key: pipelineKey(project, name),
        update: "SET #ended = :execution",
        condition: "#latest.#arn = :execution",
        values: { ":execution": execution.arn },
      };
      const marks = record.latest?.arn === execution.arn ? [mark] : [];
      const end: Write = {
        kind: "put",
        key: endKey(execution.arn),
        item: { status: execution.status, at },
        condition: "attribute_not_exists(#pk)",
      };
      const entry = entryOfEnd(record, execution, at);
      const note = { entries: [entry], project };
      const result = await journal.transact([end, noteEntry(entry), ...marks], note);
      if (result.kind === "done" || marks.length === 0) return;
      const [known] = result.by;
      // It is the latest no more.
      if (known === undefined) await journal.transact([end, noteEntry(entry)], note);
      // Its end was noted before it was known to be the latest.
      else if (known.status !== undefined) await table.transact(marks);
    },

    drifted: async (record, drift, at) => {
      const { name, project, applied } = record;
      const entry = entryOfDrift(record, drift, at);
      await journal.transact(
        [
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
          noteEntry(entry),
        ],
        { entries: [entry], project },
      );
    },

    told: async ({ name, project }, told) => {
      await table.transact([
        {
          kind: "update",
          key: pipelineKey(project, name),
          update: "SET #told = :told",
          condition: "attribute_exists(#pk)",
          values: { ":told": told },
        },
      ]);
    },

    forget: async ({ repository, branch: name, commit, state }) => {
      await table.transact([
        {
          kind: "delete",
          key: branchKey(repository, name),
          condition: "#commit = :commit AND #state = :state",
          values: { ":commit": commit, ":state": state },
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
