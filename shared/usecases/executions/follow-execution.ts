import type { Execution } from "../../ports/executions.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import { isApplied } from "../is-applied.ts";
import { type ShowPorts, showExecution } from "./show-execution.ts";
import { type StartPorts, startWaiting } from "./start-waiting.ts";

export type FollowPorts = Omit<ShowPorts, "projects"> &
  Omit<StartPorts, "projects"> & {
    readonly projects: Pick<ProjectStore, "pipeline" | "started" | "ended" | "told">;
  };

const isOver = ({ status }: Execution): boolean => status !== "Executing" && status !== "Stopping";

/** The end of an execution is noted, and the run starts that waited for it, before anybody is told. */
const startNext = async (ports: FollowPorts, execution: Execution): Promise<void> => {
  const record = isOver(execution) ? await ports.projects.pipeline(execution.pipeline) : undefined;
  if (record === undefined) return;
  if (record.ended !== execution.arn) await ports.projects.ended(record, execution, ports.now());
  // What is not applied yet starts with its update: until then it would train the revision before.
  if (isApplied(record)) await startWaiting(ports, record);
};

/**
 * Sees to an execution as it is now, whatever the event said that asked for it: its end lets the run start that waits for it,
 * and its commits are told. An execution that is over has the last word, in whatever order events arrive.
 */
export const followExecution = async (
  ports: FollowPorts,
  arn: string,
): Promise<Awaited<ReturnType<typeof showExecution>>> => {
  const execution = await ports.executions.describe(arn);
  if (!execution) return "not ours";
  await startNext(ports, execution);
  const outcome = await showExecution(ports, execution);
  if (outcome !== "shown" || isOver(execution)) return outcome;
  const later = await ports.executions.describe(arn);
  return later && isOver(later) ? followExecution(ports, arn) : outcome;
};
