import type { CommitStatus } from "../domain/commit-status.ts";
import type { AppliedPipeline } from "../ports/project-store.ts";
import { applyPipeline } from "./apply-pipeline.ts";
import type { ProjectPlan } from "./plan-project.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { type UploadCode, uploadCode } from "./upload-code.ts";

export type ApplyPlan = {
  readonly plan: ProjectPlan;
  readonly upload: UploadCode;
  readonly roleArn: string;
  /** Commit by repository. */
  readonly commits: Readonly<Record<string, string>>;
  readonly start: boolean;
};

/** Brings every planned pipeline to what it declares, code first, and tells GitHub before a run starts. */
export const applyPlan = async (
  { board, pipelines, now, log }: ReconcilePorts,
  { plan, upload, roleArn, commits, start }: ApplyPlan,
): Promise<readonly AppliedPipeline[]> => {
  // A status is courtesy here: GitHub refusing one must not keep a model from being trained.
  const report = (status: CommitStatus): Promise<void> =>
    board
      .report(status)
      .catch((error: unknown) =>
        log.error("a commit status was not posted", error, { context: status.context }),
      );
  await uploadCode(
    upload,
    plan.apply.map(({ compiled }) => compiled),
  );
  return Promise.all(
    plan.apply.map(async ({ compiled, record }) => {
      const { repository, commit } = record.desired;
      const context = `slipway/${compiled.name}`;
      // Before the start, so that this can never replace what the execution itself reports.
      if (start)
        await report({ repository, commit, context, state: "pending", description: "starting an execution" });
      const applied = await applyPipeline(pipelines, {
        compiled,
        record,
        roleArn,
        commits,
        start,
        now: now(),
      });
      if (!start)
        await report({
          repository,
          commit,
          context,
          state: "success",
          description: "synced; executions are started by hand",
        });
      return applied;
    }),
  );
};
