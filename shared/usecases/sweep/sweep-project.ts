import { parseSettings } from "../../config/parse-settings.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import { followExecution } from "../follow-execution.ts";
import { readSettings } from "../read-settings.ts";
import { startWaiting } from "../start-waiting.ts";
import { waitingRun } from "../waiting-run.ts";
import { checkDrift } from "./check-drift.ts";
import { dueTime } from "./due-time.ts";
import { pruneProject } from "./prune-project.ts";
import type { SweepPorts } from "./sweep-ports.ts";

export type ProjectFinding = {
  readonly project: string;
  readonly started: readonly string[];
  readonly drifted: readonly string[];
  readonly deleted: readonly string[];
  /** Whether neither repositories nor pipelines were left of it. */
  readonly isEmpty: boolean;
};

const headOf = ({ heads }: ProjectState, { anchor }: PipelineRecord) =>
  heads.find(({ repository }) => repository === anchor.repository);

const settingsOf = (state: ProjectState, record: PipelineRecord) => {
  const head = headOf(state, record);
  const { repository, path } = record.anchor;
  return head === undefined
    ? parseSettings("", { repository, path, commit: "", text: "" }).settings
    : readSettings(head).settings;
};

/** Owes a pipeline the run that its schedule names; the schedule's own time makes it one run, whoever looks. */
const schedule = async (
  { projects, now }: SweepPorts,
  state: ProjectState,
  record: PipelineRecord,
): Promise<PipelineRecord | undefined> => {
  const at = now();
  const occasion = dueTime(record, at);
  if (occasion === undefined) return undefined;
  const commits = Object.fromEntries(state.heads.map(({ repository, commit }) => [repository, commit]));
  const scheduled = { ...record, waiting: waitingRun(record, { commits, since: at, occasion }) };
  const recorded = await projects.record({
    from: state,
    pipelines: [scheduled],
    audit: { subject: `pipeline#${record.name}`, action: "scheduled", at, detail: { occasion } },
  });
  return recorded.kind === "recorded" ? scheduled : undefined;
};

/** Sees to what events may have missed of one project: runs that wait, ends that were not told, drift, tombstones. */
export const sweepProject = async (
  ports: SweepPorts,
  project: string,
  roleArn: string,
): Promise<ProjectFinding> => {
  const { projects } = ports;
  const state = await projects.load(project);
  const [started, drifted]: [string[], string[]] = [[], []];
  for (const record of state.pipelines) {
    if (record.latest !== undefined) await followExecution(ports, record.latest.arn);
    // The record may be another by now: the end of an execution starts the one that waits.
    const isOwed = dueTime(record, ports.now()) !== undefined;
    const due = isOwed ? await schedule(ports, await projects.load(project), record) : undefined;
    const waiting = due ?? (record.waiting === undefined ? undefined : await projects.pipeline(record.name));
    if (waiting !== undefined && (await startWaiting(ports, waiting)).kind === "started")
      started.push(record.name);
    const head = headOf(state, record);
    if (head === undefined || record.retired !== undefined || record.suspended !== undefined) continue;
    const settings = settingsOf(state, record);
    if ((await checkDrift(ports, { record, head, settings, roleArn })) !== "same") drifted.push(record.name);
  }
  const deleted = await pruneProject(ports, { state, policyOf: (record) => settingsOf(state, record).prune });
  return { project, started, drifted, deleted, isEmpty: state.heads.length + state.pipelines.length === 0 };
};
