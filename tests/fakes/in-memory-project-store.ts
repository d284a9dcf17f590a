import type { AuditEntry } from "../../shared/domain/audit-entry.ts";
import type { ExecutionRecord } from "../../shared/domain/execution-record.ts";
import type { KnownBranch } from "../../shared/domain/known-branch.ts";
import type { PipelineRecord } from "../../shared/domain/pipeline-record.ts";
import type { ProjectState } from "../../shared/domain/project-state.ts";
import type { RepositoryHead } from "../../shared/domain/repository-head.ts";
import type { ExecutionLog, ProjectStore } from "../../shared/ports/project-store.ts";

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
  const { applied, latest, drift, told, waiting } = known ?? {};
  const isUntouched = record.waiting?.start.token === from?.waiting?.start.token;
  const kept = { applied, latest, drift, told, ...(isUntouched ? { waiting } : {}) };
  return Object.fromEntries(
    Object.entries({ ...record, ...kept }).filter(([, value]) => value !== undefined),
  ) as PipelineRecord;
};

/** Projects in memory, as strict about races as the table. */
export const createInMemoryProjectStore = (): ProjectStore & ExecutionLog => {
  const projects = new Map<string, ProjectState>();
  const branches = new Map<string, KnownBranch>();
  const executions = new Map<string, ExecutionRecord>();
  const audit: AuditEntry[] = [];
  const load = (project: string): ProjectState =>
    projects.get(project) ?? { project, generation: 0, heads: [], fragments: [], pipelines: [] };
  const pipeline = (name: string): PipelineRecord | undefined =>
    [...projects.values()].flatMap(({ pipelines }) => pipelines).find((record) => record.name === name);
  const see = ({ repository, branch, project, commit, state, unseen }: KnownBranch): void => {
    const known = { repository, branch, project, commit, state };
    branches.set(`${repository}#${branch}`, unseen === undefined ? known : { ...known, unseen });
  };
  const change = (name: string, to: (record: PipelineRecord) => PipelineRecord): void => {
    const state = load(pipeline(name)?.project ?? "");
    projects.set(state.project, {
      ...state,
      pipelines: state.pipelines.map((record) => (record.name === name ? to(record) : record)),
    });
  };
  const withHead = (heads: readonly RepositoryHead[], head: RepositoryHead | undefined) =>
    head === undefined ? heads : [...heads.filter(({ repository }) => repository !== head.repository), head];

  return {
    branch: async (repository, branch) => branches.get(`${repository}#${branch}`),
    branches: async () => [...branches.values()],
    see: async (branch) => see(branch),
    head: async (repository, branch) => {
      const known = branches.get(`${repository}#${branch}`);
      return known === undefined
        ? undefined
        : load(known.project).heads.find((head) => head.repository === repository && head.branch === branch);
    },
    load: async (project) => structuredClone(load(project)),
    pipeline: async (name) => structuredClone(pipeline(name)),
    record: async ({ from, head, leaves, fragments, pipelines, gone = [], audit: entry }) => {
      const state = load(from.project);
      if (state.generation !== from.generation) return { kind: "lost" };
      for (const { name } of pipelines) {
        const owner = pipeline(name)?.project ?? from.project;
        if (owner !== from.project) return { kind: "claimed", pipeline: name, project: owner };
      }
      const touched = [...(fragments?.write ?? []), ...(fragments?.remove ?? [])];
      const isReplaced = ({ name }: PipelineRecord): boolean =>
        [...pipelines, ...gone].some((record) => record.name === name);
      projects.set(from.project, {
        project: from.project,
        generation: from.generation + 1,
        heads: withHead(
          state.heads.filter(({ repository }) => repository !== leaves?.repository),
          head,
        ),
        fragments: [
          ...state.fragments.filter((known) => !touched.some((other) => isAt(known, other))),
          ...(fragments?.write ?? []),
        ],
        pipelines: [
          ...state.pipelines.filter((record) => !isReplaced(record)),
          ...pipelines.map((record) =>
            declare(
              record,
              state.pipelines.find(({ name }) => name === record.name),
              from.pipelines.find(({ name }) => name === record.name),
            ),
          ),
        ],
      });
      if (head !== undefined) see(head);
      audit.push(entry);
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
      for (const { name, revision } of applied) {
        change(name, (record) => ({ ...omit(record, "drift"), applied: revision }));
        audit.push({ subject: `pipeline#${name}`, action: "applied", at, detail: { ...revision } });
      }
      return true;
    },
    started: async ({ name }, { start, revision }, execution) => {
      executions.set(execution.arn, execution);
      change(name, (record) =>
        record.waiting?.start.token === start.token
          ? { ...omit(record, "waiting"), latest: execution }
          : record,
      );
      audit.push({
        subject: `pipeline#${name}`,
        action: "started",
        at: execution.startedAt,
        detail: { execution: execution.arn, commit: revision.commit },
      });
    },
    drifted: async ({ name, applied }, drift) =>
      change(name, (record) => {
        if (record.applied?.generation !== applied?.generation) return record;
        return drift === undefined ? omit(record, "drift") : { ...record, drift };
      }),
    told: async ({ name }, execution) => change(name, (record) => ({ ...record, told: execution })),
    forget: async ({ repository, branch, commit }) => {
      const key = `${repository}#${branch}`;
      if (branches.get(key)?.commit === commit) branches.delete(key);
    },
    history: async (subject, limit) =>
      audit
        .filter((entry) => entry.subject === subject)
        .toReversed()
        .slice(0, limit),
    execution: async (arn) => executions.get(arn),
  };
};
