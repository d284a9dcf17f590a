import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import { waitingRun } from "../executions/waiting-run.ts";
import { dueTime } from "./due-time.ts";
import type { SweepPorts } from "./sweep-ports.ts";

/** Owes a pipeline the run that its schedule names; the schedule's own time makes it one run, whoever looks. */
export const scheduleRun = async (
  { projects, now }: Pick<SweepPorts, "projects" | "now">,
  { name, project }: PipelineRecord,
): Promise<void> => {
  const at = now();
  const state = await projects.load(project);
  // As it is now: a record from before would undo what somebody has declared meanwhile.
  const record = state.pipelines.find((each) => each.name === name);
  const occasion = record && dueTime(record, at);
  if (record === undefined || occasion === undefined) return;
  const commits = Object.fromEntries(state.heads.map(({ repository, commit }) => [repository, commit]));
  await projects.record({
    from: state,
    pipelines: [{ ...record, waiting: waitingRun(record, { commits, since: at, occasion }) }],
    audit: { subject: `pipeline#${name}`, action: "scheduled", at, detail: { occasion } },
  });
};
