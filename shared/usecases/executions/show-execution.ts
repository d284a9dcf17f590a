import type { ExecutionRecord } from "../../domain/execution-record.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { Execution, Executions } from "../../ports/executions.ts";
import type { ExecutionLog, ProjectStore } from "../../ports/project-store.ts";
import type { Registry } from "../../ports/registry.ts";
import type { RouteReader } from "../../ports/route-store.ts";
import type { StatusBoard } from "../../ports/source-host.ts";
import { readGroup } from "../status/read-group.ts";
import { runOutcome, type Shown } from "../status/run-outcome.ts";

export type ShowPorts = {
  readonly executions: Executions;
  readonly executionLog: ExecutionLog;
  readonly projects: Pick<ProjectStore, "pipeline" | "told">;
  readonly registry: Pick<Registry, "latest">;
  readonly routes: RouteReader;
  readonly board: StatusBoard;
  /** ISO 8601. */
  readonly now: () => string;
};

type Training = Pick<ExecutionRecord, "pipeline" | "commits">;

const isCommit = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{40}$/.test(text);

/** What an execution trains, and from which commits: as recorded, or, where somebody started it by hand, as its parameters say. */
const trainingOf = async (
  { executionLog }: ShowPorts,
  execution: Execution,
  record: PipelineRecord | undefined,
): Promise<Training> => {
  const recorded = await executionLog.execution(execution.arn);
  if (recorded) return recorded;
  const pairs = Object.entries(record?.commitParameters ?? {}).flatMap(([parameter, repository]) => {
    const commit = execution.parameters[parameter];
    return isCommit(commit) ? [[repository, commit] as const] : [];
  });
  return { pipeline: execution.pipeline, commits: Object.fromEntries(pairs) };
};

const outcomeOf = async (
  ports: ShowPorts,
  execution: Execution,
  record: PipelineRecord | undefined,
): Promise<Shown> => {
  const isOver = execution.status === "Succeeded";
  const names = isOver ? (record?.units ?? []).flatMap(({ group }) => group ?? []) : [];
  const [steps, groups] = await Promise.all([
    isOver ? [] : ports.executions.steps(execution.arn),
    Promise.all(names.filter((name) => !name.includes("${")).map((name) => readGroup(ports, name))),
  ]);
  return runOutcome({ execution, steps, groups, now: ports.now() });
};

/**
 * Shows beside the commits of an execution how it and its models are doing now, whatever asked for it. What was shown
 * already is not shown again, so that a sweep may ask as often as it likes.
 */
export const showExecution = async (
  ports: ShowPorts,
  execution: Execution,
): Promise<"shown" | "shown before" | "not ours"> => {
  const record = await ports.projects.pipeline(execution.pipeline);
  const { pipeline, commits } = await trainingOf(ports, execution, record);
  const targets = Object.entries(commits);
  if (targets.length === 0) return "not ours";
  const shown = await outcomeOf(ports, execution, record);
  const told = { of: execution.arn, shown: `${shown.state}: ${shown.description}` };
  const before = record?.told?.execution;
  const isLatest = record?.latest?.arn === execution.arn;
  if (isLatest && before?.of === told.of && before.shown === told.shown) return "shown before";
  await Promise.all(
    targets.map(([repository, commit]) =>
      ports.board.report({ repository, commit, context: `slipway/${pipeline}`, ...shown }),
    ),
  );
  if (!isLatest) return "shown";
  // From here on the execution speaks for its commits.
  const { standing } = record.told ?? {};
  const isSpokenFor = targets.some(([, commit]) => commit === standing?.of);
  await ports.projects.told(record, { execution: told, ...(standing && !isSpokenFor ? { standing } : {}) });
  return "shown";
};
