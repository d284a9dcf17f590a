import type { CommitStatus } from "../../domain/commit-status.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";

/** What becomes of a commit whose run was waiting when a newer one took its place; undefined where there is none. */
export const supersededOf = ({
  name,
  desired,
  hold,
  latest,
  told,
}: PipelineRecord): CommitStatus | undefined => {
  const { repository, commit } = desired;
  const before = told?.standing;
  if (before === undefined || !before.shown.startsWith("pending")) return undefined;
  if ([commit, hold?.commit, latest?.commits[repository]].includes(before.of)) return undefined;
  return {
    repository,
    commit: before.of,
    context: `slipway/${name}`,
    state: "error",
    description: `not trained: ${commit.slice(0, 12)} came before its turn`,
  };
};
