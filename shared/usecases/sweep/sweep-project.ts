import { parseSettings } from "../../config/parse-settings.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import { followExecution } from "../executions/follow-execution.ts";
import { showStanding } from "../executions/show-standing.ts";
import { startWaiting } from "../executions/start-waiting.ts";
import { isApplied } from "../is-applied.ts";
import { readSettings } from "../reconcile/read-settings.ts";
import { announceLook } from "./announce-look.ts";
import { checkDrift } from "./check-drift.ts";
import { createAttempts } from "./create-attempts.ts";
import { dueTime } from "./due-time.ts";
import { lookAtBereft } from "./look-at-bereft.ts";
import { pruneProject } from "./prune-project.ts";
import { scheduleRun } from "./schedule-run.ts";
import type { SweepPorts } from "./sweep-ports.ts";

export type ProjectFinding = {
  readonly project: string;
  readonly started: readonly string[];
  readonly drifted: readonly string[];
  readonly deleted: readonly string[];
  /** What could not be swept, and will be next time. */
  readonly failures: number;
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

type Attempt = ReturnType<typeof createAttempts>["attempt"];

/** A run that waits starts, and one that is due; drift comes first, since nothing starts of what somebody has deleted. */
const sweepPipeline = async (
  ports: SweepPorts,
  attempt: Attempt,
  { record, state, roleArn }: { record: PipelineRecord; state: ProjectState; roleArn: string },
): Promise<{ readonly isStarted: boolean; readonly isDrifted: boolean }> => {
  const { projects } = ports;
  const { name, latest } = record;
  const found = { isStarted: false, isDrifted: false };
  const head = headOf(state, record);
  if (head !== undefined && record.retired === undefined && record.suspended === undefined)
    await attempt(`drift of ${name}`, async () => {
      // Resumed, rolled back or interrupted, and whoever was to apply it never came.
      if (!isApplied(record)) return announceLook(ports, head, { isForced: true });
      const settings = settingsOf(state, record);
      found.isDrifted = (await checkDrift(ports, { record, head, settings, roleArn })) !== "same";
    });
  if (latest !== undefined)
    await attempt(`the execution ${latest.arn}`, () => followExecution(ports, latest.arn));
  await attempt(`runs of ${name}`, async () => {
    if (dueTime(record, ports.now()) !== undefined) await scheduleRun(ports, record);
    // The record may be another by now: the end of an execution starts the one that waits.
    const now = await projects.pipeline(name);
    if (now === undefined || !isApplied(now)) return;
    found.isStarted = now.waiting !== undefined && (await startWaiting(ports, now)).kind === "started";
    if (!found.isStarted) await showStanding(ports, now);
  });
  return found;
};

/** Sees to what events may have missed of one project: runs that wait, ends that were not told, drift, tombstones. */
export const sweepProject = async (
  ports: SweepPorts,
  project: string,
  roleArn: string,
): Promise<ProjectFinding> => {
  const state = await ports.projects.load(project);
  const [started, drifted]: [string[], string[]] = [[], []];
  // One pipeline that cannot be swept keeps no other from being swept.
  const { attempt, failures } = createAttempts(ports.log);
  for (const record of state.pipelines) {
    const { isStarted, isDrifted } = await sweepPipeline(ports, attempt, { record, state, roleArn });
    if (isStarted) started.push(record.name);
    if (isDrifted) drifted.push(record.name);
  }
  await attempt(`what repositories left in ${project}`, () => lookAtBereft(ports, state));
  const deleted = await pruneProject(ports, { state, policyOf: (record) => settingsOf(state, record).prune });
  const isEmpty = state.heads.length + state.pipelines.length === 0;
  if (isEmpty && state.generation > 0)
    await attempt(`the listing of ${project}`, () => ports.projects.unlist(state));
  return { project, started, drifted, deleted, isEmpty, failures: failures() };
};
