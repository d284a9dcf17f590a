import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { Executions } from "../../ports/executions.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { Registry } from "../../ports/registry.ts";
import type { RouteReader } from "../../ports/route-store.ts";
import type { StatusFacts } from "./pipeline-status.ts";
import { readGroup } from "./read-group.ts";

export type StatusPorts = {
  readonly projects: Pick<ProjectStore, "branches" | "load">;
  readonly executions: Executions;
  readonly registry: Pick<Registry, "latest">;
  readonly routes: RouteReader;
  /** ISO 8601. */
  readonly now: () => string;
};

const executionOf = async (
  { executions }: StatusPorts,
  { latest }: PipelineRecord,
): Promise<Pick<StatusFacts, "execution"> | object> => {
  if (latest === undefined) return {};
  const [execution, steps] = await Promise.all([
    executions.describe(latest.arn),
    executions.steps(latest.arn).catch(() => []),
  ]);
  return execution === undefined ? {} : { execution: { ...execution, steps } };
};

/** Reads what the status of every wanted pipeline is computed from. */
export const readStatus = async (
  ports: StatusPorts,
  isWanted: (record: PipelineRecord) => boolean,
): Promise<readonly StatusFacts[]> => {
  const branches = await ports.projects.branches();
  const projects = [...new Set(branches.map(({ project }) => project))];
  const states = await Promise.all(projects.map((project) => ports.projects.load(project)));
  const records = states.flatMap(({ pipelines }) => pipelines).filter(isWanted);
  return Promise.all(
    records.map(async (record) => {
      const branch = branches.find(({ repository }) => repository === record.anchor.repository);
      // A group whose name holds references is known only where a run has registered in it.
      const names = record.units.flatMap(({ group }) => (group?.includes("${") === false ? [group] : []));
      return {
        record,
        ...(branch === undefined ? {} : { branch }),
        ...(await executionOf(ports, record)),
        groups: await Promise.all(names.map((group) => readGroup(ports, group))),
        now: ports.now(),
      };
    }),
  );
};
