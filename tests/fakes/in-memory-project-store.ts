import type { AuditEntry } from "../../shared/domain/audit-entry.ts";
import { entriesOfApplied } from "../../shared/domain/entries-of-applied.ts";
import { entriesOfChange } from "../../shared/domain/entries-of-change.ts";
import { entryOfDrift } from "../../shared/domain/entry-of-drift.ts";
import { entryOfEnd } from "../../shared/domain/entry-of-end.ts";
import type { ExecutionRecord } from "../../shared/domain/execution-record.ts";
import type { KnownBranch } from "../../shared/domain/known-branch.ts";
import type { PipelineRecord } from "../../shared/domain/pipeline-record.ts";
import type { ProjectState } from "../../shared/domain/project-state.ts";
import type { RepositoryHead } from "../../shared/domain/repository-head.ts";
import { type TransitionEvent, transitionEvent } from "../../shared/domain/transition-event.ts";
import type { ExecutionLog, ProjectStore } from "../../shared/ports/project-store.ts";
import { checkEvent } from "../builders/check-event.ts";

type Placed = { readonly repository: string; readonly path: string };

const isAt = (a: Placed, b: Placed): boolean => a.repository === b.repository && a.path === b.path;

const omit = (record: PipelineRecord, member: keyof PipelineRecord): PipelineRecord =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== member)) as PipelineRecord;

/** What a declaration leaves of what others wrote meanwhile. */
const declare = (
  record: PipelineRecord,
  known: PipelineRecord | undefined,
  from: PipelineRecord | undefined,
): PipelineRecord => {
  const { applied, latest, drift, told, ended, waiting } = known ?? {};
  const isUntouched = record.waiting?.start.token === from?.waiting?.start.token;
  const kept = { applied, latest, drift, told, ended, ...(isUntouched ? { waiting } : {}) };
  return Object.fromEntries(
    Object.entries({ ...record, ...kept }).filter(([, value]) => value !== undefined),
  ) as PipelineRecord;
};

export type InMemoryProjectStore = ProjectStore &
  ExecutionLog & {
    /** What the bus is owed. */
    readonly events: readonly TransitionEvent[];
  };

/** Projects in memory, as strict about races as the table. */
export const createInMemoryProjectStore = (): InMemoryProjectStore => {
  const projects = new Map<string, ProjectState>();
  const branches = new Map<string, KnownBranch>();
  const listed = new Set<string>();
  const executions = new Map<string, ExecutionRecord>();
  const ends = new Set<string>();
  const audit: AuditEntry[] = [];
  const events: TransitionEvent[] = [];
  const note = (project: string, entries: readonly AuditEntry[]): void => {
    audit.push(...entries);
    for (const entry of entries) {
      const event = transitionEvent(entry, project);
      checkEvent(event);
      events.push(event);
    }
  };
  const load = (project: string): ProjectState =>
    projects.get(project) ?? { project, generation: 0, heads: [], fragments: [], pipelines: [] };
  const pipeline = (name: string): PipelineRecord | undefined =>
    [...projects.values()].flatMap(({ pipelines }) => pipelines).find((record) => record.name === name);
  const see = ({
    repository,
    branch,
    project,
    commit,
    state,
    unseen,
    concerned,
    refused,
    formerly,
    lifts,
  }: KnownBranch): void => {
    const known = { repository, branch, project, commit, state };
    branches.set(`${repository}#${branch}`, {
      ...known,
      ...(unseen === undefined ? {} : { unseen }),
      ...(concerned === undefined ? {} : { concerned }),
      ...(refused === undefined ? {} : { refused }),
      ...(lifts === undefined ? {} : { lifts }),
      ...(formerly === undefined ? {} : { formerly }),
    });
  };
  const change = (name: string, to: (record: PipelineRecord) => PipelineRecord): void => {
    const state = load(pipeline(name)?.project ?? "");
    projects.set(state.project, {
      ...state,
      pipelines: state.pipelines.map((record) => (record.name === name ? to(record) : record)),
    });
  };
  const headOf = (repository: string, branch: string): RepositoryHead | undefined => {
    const known = branches.get(`${repository}#${branch}`);
    return known === undefined
      ? undefined
      : load(known.project).heads.find((head) => head.repository === repository && head.branch === branch);
  };
  const withHead = (heads: readonly RepositoryHead[], head: RepositoryHead | undefined) =>
    head === undefined ? heads : [...heads.filter(({ repository }) => repository !== head.repository), head];

  return {
    events,
    branch: async (repository, branch) => branches.get(`${repository}#${branch}`),
    branches: async () => [...branches.values()],
    names: async () => [...listed],
    unlist: async ({ project, generation }) => {
      if (load(project).generation === generation) listed.delete(project);
    },
    see: async (branch) => see(branch),
    refused: async (branch, entry) => {
      const known = branches.get(`${branch.repository}#${branch.branch}`);
      const isKnown = known?.commit === branch.commit && known.state === branch.state;
      if (isKnown && known.unseen === undefined && known.refused?.generation === branch.refused?.generation)
        return;
      see(branch);
      note(branch.project, [entry]);
    },
    known: async (repository, branch) => {
      const [seen, head] = [branches.get(`${repository}#${branch}`), headOf(repository, branch)];
      return { ...(seen === undefined ? {} : { seen }), ...(head === undefined ? {} : { head }) };
    },
    head: async (repository, branch) => headOf(repository, branch),
    load: async (project) => structuredClone(load(project)),
    pipeline: async (name) => structuredClone(pipeline(name)),
    record: async (declared) => {
      const { from, head, lifts, leaves, moves, renamed, fragments, pipelines, gone = [] } = declared;
      const state = load(from.project);
      if (state.generation !== from.generation) return { kind: "lost" };
      if (moves !== undefined && load(moves.from.project).generation !== moves.from.generation)
        return { kind: "lost" };
      const isMoved = ({ name }: PipelineRecord): boolean =>
        moves?.pipelines.some((record) => record.name === name) === true;
      for (const record of pipelines) {
        const { name } = record;
        const owner = pipeline(name)?.project ?? from.project;
        if (owner !== from.project && !isMoved(record))
          return { kind: "claimed", pipeline: name, project: owner };
      }
      if (state.heads.length + state.pipelines.length === 0) listed.add(from.project);
      const touched = [...(fragments?.write ?? []), ...(fragments?.remove ?? [])];
      const isReplaced = ({ name }: PipelineRecord): boolean =>
        [...pipelines, ...gone].some((record) => record.name === name);
      if (moves !== undefined) {
        const left = load(moves.from.project);
        const stays = ({ repository }: { readonly repository: string }): boolean =>
          repository !== moves.head.repository;
        projects.set(left.project, {
          project: left.project,
          generation: left.generation + 1,
          heads: left.heads.filter(stays),
          fragments: left.fragments.filter(stays),
          pipelines: left.pipelines.filter((record) => !isMoved(record)),
        });
      }
      projects.set(from.project, {
        project: from.project,
        generation: from.generation + 1,
        heads: withHead(
          state.heads.filter(
            ({ repository }) => ![leaves?.repository, renamed?.repository].includes(repository),
          ),
          head,
        ),
        fragments: [
          ...state.fragments.filter((known) => !touched.some((other) => isAt(known, other))),
          ...(fragments?.write ?? []),
        ],
        pipelines: [
          ...state.pipelines.filter((record) => !isReplaced(record)),
          ...pipelines.map((record) =>
            isMoved(record)
              ? record
              : declare(
                  record,
                  state.pipelines.find(({ name }) => name === record.name),
                  from.pipelines.find(({ name }) => name === record.name),
                ),
          ),
        ],
      });
      if (renamed !== undefined) branches.delete(`${renamed.repository}#${renamed.branch}`);
      if (head !== undefined) see({ ...head, ...(lifts === undefined ? {} : { lifts }) });
      note(from.project, entriesOfChange(declared));
      return { kind: "recorded" };
    },
    settle: async ({ head, applied, at }) => {
      const state = load(head.project);
      const isDesired = ({ name, revision }: (typeof applied)[number]): boolean => {
        const desired = state.pipelines.find((record) => record.name === name)?.desired;
        return desired?.digest === revision.digest && desired.generation === revision.generation;
      };
      const known = state.heads.find(({ repository }) => repository === head.repository);
      if (known?.commit !== head.commit || !applied.every(isDesired)) return false;
      projects.set(head.project, { ...state, heads: withHead(state.heads, head) });
      see(head);
      for (const { name, revision, drift } of applied)
        change(name, (record) => ({
          ...(drift === undefined ? record : omit(record, "drift")),
          applied: revision,
        }));
      note(head.project, entriesOfApplied(applied, at));
      return true;
    },
    started: async ({ name, project }, { start, revision }, execution) => {
      const isOwed = pipeline(name)?.waiting?.start.token === start.token;
      const isNews = isOwed || !executions.has(execution.arn);
      executions.set(execution.arn, execution);
      change(name, (record) =>
        record.waiting?.start.token === start.token
          ? { ...omit(record, "waiting"), latest: execution }
          : record,
      );
      const { repository, commit } = revision;
      const detail = { execution: execution.arn, repository, commit };
      if (isNews)
        note(project, [{ subject: `pipeline#${name}`, action: "started", at: execution.startedAt, detail }]);
    },
    ended: async (record, execution, at) => {
      change(record.name, (known) =>
        known.latest?.arn === execution.arn ? { ...known, ended: execution.arn } : known,
      );
      if (ends.has(execution.arn)) return;
      ends.add(execution.arn);
      note(record.project, [entryOfEnd(record, execution, at)]);
    },
    drifted: async (record, drift, at) => {
      const { name, project, applied } = record;
      const known = pipeline(name);
      if (known === undefined || known.applied?.generation !== applied?.generation) return;
      change(name, () => (drift === undefined ? omit(known, "drift") : { ...known, drift }));
      note(project, [entryOfDrift(record, drift, at)]);
    },
    told: async ({ name }, told) => change(name, (record) => ({ ...record, told })),
    forget: async ({ repository, branch, commit, state }) => {
      const key = `${repository}#${branch}`;
      const known = branches.get(key);
      if (known?.commit === commit && known.state === state) branches.delete(key);
    },
    history: async (subject, limit) =>
      audit
        .filter((entry) => entry.subject === subject)
        .toReversed()
        .slice(0, limit),
    execution: async (arn) => executions.get(arn),
  };
};
