import type { CommitStatus } from "../domain/commit-status.ts";
import type { ExecutionRecord } from "../domain/execution-record.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { Execution, Executions } from "../ports/executions.ts";
import type { ExecutionLog, ProjectStore } from "../ports/project-store.ts";
import type { StatusBoard } from "../ports/source-host.ts";
import { type StartPorts, startWaiting } from "./start-waiting.ts";
import { describeFailure } from "./status/describe-failure.ts";
import { describeRun } from "./status/describe-run.ts";

export type FollowPorts = StartPorts & {
  readonly executions: Executions;
  readonly log: ExecutionLog;
  readonly projects: Pick<ProjectStore, "pipeline" | "started" | "ended" | "told">;
  readonly board: StatusBoard;
};

type Shown = Pick<CommitStatus, "state" | "description" | "summary">;

const isOver = ({ status }: Execution): boolean => status !== "Executing" && status !== "Stopping";

const show = async ({ executions, now }: FollowPorts, { arn, status }: Execution): Promise<Shown> => {
  switch (status) {
    case "Executing":
      return { state: "pending", description: describeRun(await executions.steps(arn), now()) };
    case "Stopping":
      return { state: "pending", description: "stopping" };
    case "Stopped":
      return { state: "error", description: "the execution was stopped" };
    case "Succeeded":
      return { state: "success", description: "the execution succeeded" };
    case "Failed":
      return { state: "failure", ...describeFailure(await executions.steps(arn)) };
    default:
      return status satisfies never;
  }
};

type Training = Pick<ExecutionRecord, "pipeline" | "commits">;

/** What an execution trains, and from which commits: as recorded, or, where somebody started it by hand, as its parameters say. */
const trainingOf = async ({ log, projects }: FollowPorts, execution: Execution): Promise<Training> => {
  const recorded = await log.execution(execution.arn);
  if (recorded) return recorded;
  const pipeline = await projects.pipeline(execution.pipeline);
  const pairs = Object.entries(pipeline?.commitParameters ?? {}).flatMap(([parameter, repository]) => {
    const commit = execution.parameters[parameter];
    return commit !== undefined && /^[0-9a-f]{40}$/.test(commit) ? [[repository, commit] as const] : [];
  });
  return { pipeline: execution.pipeline, commits: Object.fromEntries(pairs) };
};

/** The run that waited for this execution to end starts, before anybody is told. */
const startNext = async (ports: FollowPorts, execution: Execution): Promise<PipelineRecord | undefined> => {
  const record = isOver(execution) ? await ports.projects.pipeline(execution.pipeline) : undefined;
  if (record === undefined) return undefined;
  if (record.ended !== execution.arn) await ports.projects.ended(record, execution, ports.now());
  await startWaiting(ports, record);
  return record;
};

/**
 * Shows on GitHub how an execution is doing now, whatever the event said that asked for it. An execution that is over
 * has the last word, in whatever order events arrive; its end lets the run start that waits for it.
 */
export const followExecution = async (ports: FollowPorts, arn: string): Promise<"shown" | "not ours"> => {
  const execution = await ports.executions.describe(arn);
  if (!execution) return "not ours";
  const record = await startNext(ports, execution);
  const training = await trainingOf(ports, execution);
  const commits = Object.entries(training.commits);
  if (commits.length === 0) return "not ours";
  const shown = await show(ports, execution);
  const context = `slipway/${training.pipeline}`;
  await Promise.all(
    commits.map(([repository, commit]) => ports.board.report({ repository, commit, context, ...shown })),
  );
  if (isOver(execution)) {
    if (record?.latest?.arn === arn) await ports.projects.told(record, arn);
    return "shown";
  }
  const later = await ports.executions.describe(arn);
  return later && isOver(later) ? followExecution(ports, arn) : "shown";
};
