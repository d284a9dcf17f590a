import type { CommitStatus } from "../../domain/commit-status.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";

const synced = (started: string): Pick<CommitStatus, "state" | "description"> => ({
  state: "success",
  description: `synced; executions are started ${started}`,
});

const shownOf = ({ hold, suspended, retired, waiting, policy, latest, desired }: PipelineRecord) => {
  if (hold !== undefined)
    return { state: "error" as const, description: `held by ${hold.by}: ${hold.reason ?? "rolled back"}` };
  if (retired !== undefined) return undefined;
  if (waiting !== undefined && suspended !== undefined)
    return {
      state: "pending" as const,
      description: `suspended by ${suspended.by}${suspended.reason === undefined ? "" : `: ${suspended.reason}`}`,
    };
  if (waiting !== undefined)
    return { state: "pending" as const, description: "waits for the execution before it to end" };
  if (policy.on === "on_change" || latest?.commits[desired.repository] === desired.commit) return undefined;
  return synced(policy.on === "manual" ? "by hand" : `by the schedule ${policy.schedule}`);
};

/** How a pipeline stands beside its commit as long as no execution tells; undefined where one does or will. */
export const standingOf = (record: PipelineRecord): CommitStatus | undefined => {
  const shown = shownOf(record);
  const { name, desired, hold } = record;
  const commit = hold?.commit ?? desired.commit;
  return shown && { repository: desired.repository, commit, context: `slipway/${name}`, ...shown };
};
