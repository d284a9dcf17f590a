import { defaultSettings } from "../../config/default-settings.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { Settings } from "../../domain/settings.ts";
import { followExecution } from "../executions/follow-execution.ts";
import { showStanding } from "../executions/show-standing.ts";
import { startWaiting } from "../executions/start-waiting.ts";
import { isApplied } from "../is-applied.ts";
import { headSettings } from "../reconcile/head-settings.ts";
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

type SettingsOf = (record: PipelineRecord) => Settings;

const readAll = async ({ heads }: ProjectState): Promise<SettingsOf> => {
  const known = new Map(
    await Promise.all(heads.map(async (head) => [head.repository, await headSettings(head)] as const)),
  );
  return ({ anchor: { repository } }) => known.get(repository) ?? defaultSettings(repository);
};

type SweepPipeline = {
  readonly record: PipelineRecord;
  readonly state: ProjectState;
  readonly settingsOf: SettingsOf;
  readonly roleArn: string;
};

type Attempt = ReturnType<typeof createAttempts>["attempt"];

/** A run that waits starts, and one that is due; drift comes first, since nothing starts of what somebody has deleted. */
const sweepPipeline = async (
  ports: SweepPorts,
  attempt: Attempt,
  { record, state, settingsOf, roleArn }: SweepPipeline,
): Promise<{ readonly isStarted: boolean; readonly isDrifted: boolean }> => {
  const { projects } = ports;
  const { name, latest } = record;
  const found = { isStarted: false, isDrifted: false };
  const head = headOf(state, record);
  if (head !== undefined && record.retired === undefined && record.suspended === undefined)
    await attempt(`drift of ${name}`, async () => {
      // Resumed, rolled back or interrupted, and whoever was to apply it never came.
      if (!isApplied(record)) return announceLook(ports, head, { isForced: true });
      const settings = settingsOf(record);
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
  const settingsOf = await readAll(state);
  const [started, drifted]: [string[], string[]] = [[], []];
  // One pipeline that cannot be swept keeps no other from being swept.
  const { attempt, failures } = createAttempts(ports.log);
  for (const record of state.pipelines) {
    const { isStarted, isDrifted } = await sweepPipeline(ports, attempt, {
      record,
      state,
      settingsOf,
      roleArn,
    });
    if (isStarted) started.push(record.name);
    if (isDrifted) drifted.push(record.name);
  }
  await attempt(`what repositories left in ${project}`, () => lookAtBereft(ports, state));
  const deleted = await pruneProject(ports, { state, policyOf: (record) => settingsOf(record).prune });
  const isEmpty = state.heads.length + state.pipelines.length === 0;
  if (isEmpty && state.generation > 0)
    await attempt(`the listing of ${project}`, () => ports.projects.unlist(state));
  return { project, started, drifted, deleted, isEmpty, failures: failures() };
};
