import { Cron } from "croner";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";

/**
 * The last time that the schedule of a pipeline named since it last ran or was declared, in ISO 8601; undefined where it is
 * owed no run.
 */
export const dueTime = (
  { policy, latest, desired, applied, waiting, suspended, retired }: PipelineRecord,
  now: string,
): string | undefined => {
  if (policy.on !== "schedule" || policy.schedule === undefined) return undefined;
  if (waiting !== undefined || suspended !== undefined || retired !== undefined) return undefined;
  // A pipeline that is not there yet cannot run.
  if (applied === undefined) return undefined;
  const since = latest !== undefined && latest.startedAt > desired.at ? latest.startedAt : desired.at;
  const cron = new Cron(policy.schedule, { paused: true, timezone: "UTC" });
  const [last] = cron.previousRuns(1, new Date(now));
  return last !== undefined && last > new Date(since) ? last.toISOString() : undefined;
};
