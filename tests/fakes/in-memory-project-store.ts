import type { ExecutionRecord } from "../../shared/domain/execution-record.ts";
import type { PipelineRecord } from "../../shared/domain/pipeline-record.ts";
import type { ProjectState } from "../../shared/domain/project-state.ts";
import type { ExecutionLog, ProjectStore } from "../../shared/ports/project-store.ts";

/** Projects in memory, as strict about races as the table. */
export const createInMemoryProjectStore = (): ProjectStore & ExecutionLog => {
  const projects = new Map<string, ProjectState>();
  const branches = new Map<string, string>();
  const executions = new Map<string, ExecutionRecord>();
  const load = (project: string): ProjectState =>
    projects.get(project) ?? { project, generation: 0, heads: [], fragments: [], pipelines: [] };
  const pipeline = (name: string): PipelineRecord | undefined =>
    [...projects.values()].flatMap(({ pipelines }) => pipelines).find((record) => record.name === name);

  return {
    head: async (repository, branch) => {
      const project = branches.get(`${repository}#${branch}`);
      return project === undefined
        ? undefined
        : load(project).heads.find((head) => head.repository === repository && head.branch === branch);
    },
    load: async (project) => structuredClone(load(project)),
    pipeline: async (name) => pipeline(name),
    record: async ({ from, head, fragments, pipelines }) => {
      const state = load(from.project);
      if (state.generation !== from.generation) return { kind: "lost" };
      for (const { name } of pipelines) {
        const owner = pipeline(name)?.project ?? from.project;
        if (owner !== from.project) return { kind: "claimed", pipeline: name, project: owner };
      }
      const isOf = (
        a: { repository: string; path: string },
        b: { repository: string; path: string },
      ): boolean => a.repository === b.repository && a.path === b.path;
      const touched = [...fragments.write, ...fragments.remove];
      projects.set(from.project, {
        project: from.project,
        generation: from.generation + 1,
        heads: [...state.heads.filter(({ repository }) => repository !== head.repository), head],
        fragments: [
          ...state.fragments.filter((known) => !touched.some((other) => isOf(known, other))),
          ...fragments.write,
        ],
        pipelines: [
          ...state.pipelines.filter(({ name }) => !pipelines.some((record) => record.name === name)),
          ...pipelines.map((record) => {
            const applied = state.pipelines.find(({ name }) => name === record.name)?.applied;
            return applied === undefined ? record : { ...record, applied };
          }),
        ],
      });
      branches.set(`${head.repository}#${head.branch}`, head.project);
      return { kind: "recorded" };
    },
    settle: async (head, applied) => {
      const state = load(head.project);
      const isDesired = ({ name, revision }: (typeof applied)[number]): boolean => {
        const desired = state.pipelines.find((record) => record.name === name)?.desired;
        return desired?.digest === revision.digest && desired.generation === revision.generation;
      };
      const known = state.heads.find(({ repository }) => repository === head.repository);
      if (known?.commit !== head.commit || !applied.every(isDesired)) return false;
      projects.set(head.project, {
        ...state,
        heads: [...state.heads.filter(({ repository }) => repository !== head.repository), head],
        pipelines: state.pipelines.map((record) => {
          const settled = applied.find(({ name }) => name === record.name);
          return settled ? { ...record, applied: settled.revision } : record;
        }),
      });
      for (const { execution } of applied) if (execution) executions.set(execution.arn, execution);
      return true;
    },
    execution: async (arn) => executions.get(arn),
  };
};
