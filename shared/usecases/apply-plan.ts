import type { CommitStatus } from "../domain/commit-status.ts";
import { revisionMissing } from "../domain/errors.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { CodeStore } from "../ports/code-store.ts";
import type { Pipeline } from "../ports/pipelines.ts";
import type { AppliedPipeline } from "../ports/project-store.ts";
import { codeKeys } from "./code-keys.ts";
import { readRevision } from "./read-revision.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { sha256 } from "./sha256.ts";
import { type StartOutcome, startWaiting } from "./start-waiting.ts";
import { upsertPipeline } from "./upsert-pipeline.ts";

export type ApplyPlan = {
  readonly wanted: readonly PipelineRecord[];
  /** The revisions' texts by the names of their pipelines, where they are at hand. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly roleArn: string;
};

export type Applied = AppliedPipeline & { readonly run: StartOutcome };

const keys = codeKeys("");

/** What is wanted of a pipeline, as it was kept. */
const wantedPipeline = async (
  code: CodeStore,
  { name, desired: { digest } }: PipelineRecord,
  { texts, roleArn }: ApplyPlan,
): Promise<Pipeline> => {
  const text = texts?.get(name) ?? (await code.text(keys.revision(name, digest)));
  if (text === undefined) throw revisionMissing(name, digest);
  return { name, roleArn, ...readRevision(text) };
};

// The same revision gives the same token, so two writers at once create one pipeline.
const tokenOf = ({ name, desired: { digest, generation } }: PipelineRecord): string =>
  sha256(["slipway", name, digest, generation].join("\n"));

type Shown = Pick<CommitStatus, "state" | "description">;

const show = ({ hold, policy }: PipelineRecord, run: StartOutcome): Shown | undefined => {
  if (hold !== undefined)
    return { state: "error", description: `held by ${hold.by}: ${hold.reason ?? "rolled back"}` };
  switch (run.kind) {
    case "queued":
      return { state: "pending", description: "waits for the execution before it to end" };
    case "nothing":
      return policy.on === "on_change"
        ? undefined
        : {
            state: "success",
            description: `synced; executions are started ${policy.on === "manual" ? "by hand" : `by the schedule ${policy.schedule}`}`,
          };
    case "started":
      // The execution's own events tell the rest.
      return undefined;
    default:
      return run satisfies never;
  }
};

/** Brings pipelines to the revisions that are desired of them, and tells GitHub before a run starts. */
export const applyPlan = async (ports: ReconcilePorts, plan: ApplyPlan): Promise<readonly Applied[]> => {
  const { board, code, pipelines, log } = ports;
  // A status is courtesy here: GitHub refusing one must not keep a model from being trained.
  const report = ({ name, desired, hold }: PipelineRecord, shown: Shown | undefined): Promise<void> => {
    if (shown === undefined) return Promise.resolve();
    const { repository } = desired;
    const context = `slipway/${name}`;
    const commit = hold?.commit ?? desired.commit;
    return board
      .report({ repository, commit, context, ...shown })
      .catch((error: unknown) => log.error("a commit status was not posted", error, { context }));
  };
  return Promise.all(
    plan.wanted.map(async (record) => {
      await upsertPipeline(pipelines, await wantedPipeline(code, record, plan), tokenOf(record));
      // Before the start, so that this can never replace what the execution itself reports.
      if (record.waiting !== undefined)
        await report(record, { state: "pending", description: "starting an execution" });
      const run = await startWaiting(ports, record);
      await report(record, show(record, run));
      const { name, desired: revision, drift } = record;
      return { name, revision, ...(drift === undefined ? {} : { drift }), run };
    }),
  );
};
