import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import { headSettings } from "./head-settings.ts";

export type Withdrawal = {
  readonly head: RepositoryHead;
  readonly reason: "deleted";
  /** ISO 8601. */
  readonly now: string;
};

/**
 * Takes a repository out of a project: its fragments go, and the pipelines that it anchored get tombstones.
 * Gives these; undefined when another writer was faster, and everything must be looked at again.
 */
export const withdrawRepository = async (
  projects: Pick<ProjectStore, "load" | "record">,
  { head, reason, now }: Withdrawal,
): Promise<readonly PipelineRecord[] | undefined> => {
  const { project, repository, commit } = head;
  const from = await projects.load(project);
  const retired = { repository, commit, at: now, policy: (await headSettings(head)).prune };
  const anchored = from.pipelines.filter(({ anchor }) => anchor.repository === repository);
  const recorded = await projects.record({
    from,
    leaves: head,
    fragments: {
      write: [],
      remove: from.fragments.filter((fragment) => fragment.repository === repository),
    },
    pipelines: anchored
      .filter((record) => record.retired === undefined)
      .map((record) => ({ ...record, retired })),
    audit: {
      subject: `project#${project}`,
      action: `repository ${reason}`,
      at: now,
      detail: { repository, commit },
    },
  });
  return recorded.kind === "recorded" ? anchored : undefined;
};
