import type { CommitStatus } from "../../domain/commit-status.ts";
import type { PipelineRecord, Told } from "../../domain/pipeline-record.ts";
import type { Log } from "../../ports/log.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { StatusBoard } from "../../ports/source-host.ts";
import { standingOf } from "./standing-of.ts";
import { supersededOf } from "./superseded-of.ts";

export type StandingPorts = {
  readonly board: StatusBoard;
  readonly projects: Pick<ProjectStore, "told">;
  readonly log: Log;
};

const toldOf = ({ commit: of, state, description }: CommitStatus): Told => ({
  of,
  shown: `${state}: ${description}`,
});

const isSame = (a: Told | undefined, b: Told): boolean => a?.of === b.of && a.shown === b.shown;

/**
 * Shows how a pipeline stands beside its commit, and beside the one whose place it took, unless it was shown already. A
 * status is courtesy here: what GitHub refuses keeps no model from being trained, and is shown by the next sweep.
 */
export const showStanding = async (
  { board, projects, log }: StandingPorts,
  record: PipelineRecord,
  standing = standingOf(record),
): Promise<void> => {
  const before = record.told?.standing;
  const superseded = supersededOf(record);
  const news = standing !== undefined && !isSame(before, toldOf(standing)) ? [standing] : [];
  const statuses = [...(superseded === undefined ? [] : [superseded]), ...news];
  if (statuses.length === 0) return;
  try {
    await Promise.all(statuses.map((status) => board.report(status)));
  } catch (error) {
    log.error("a commit status was not posted", error, { pipeline: record.name });
    return;
  }
  const { standing: _before, ...told } = record.told ?? {};
  await projects.told(record, { ...told, ...(standing === undefined ? {} : { standing: toldOf(standing) }) });
};
