import type { CommitStatus } from "../../domain/commit-status.ts";
import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import { revisionMissing } from "../../domain/errors.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { CodeStore } from "../../ports/code-store.ts";
import type { Pipeline } from "../../ports/pipelines.ts";
import type { AppliedPipeline } from "../../ports/project-store.ts";
import { showStanding } from "../executions/show-standing.ts";
import { type StartOutcome, startWaiting } from "../executions/start-waiting.ts";
import { sha256 } from "../sha256.ts";
import { codeKeys } from "../sources/code-keys.ts";
import { appliedTags } from "./applied-tags.ts";
import { readRevision } from "./read-revision.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { reportIfPossible } from "./report-if-possible.ts";
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

const afterStart = (record: PipelineRecord, run: StartOutcome): PipelineRecord => {
  if (run.kind !== "started") return record;
  const { waiting: _started, ...rest } = record;
  return { ...rest, latest: run.execution };
};

const statusOf = (
  { name, desired: { repository, commit } }: PipelineRecord,
  shown: Pick<CommitStatus, "state" | "description">,
): CommitStatus => ({ repository, commit, context: `slipway/${name}`, ...shown });

/** Brings pipelines to the revisions that are desired of them, and tells GitHub before a run starts. */
export const applyPlan = async (ports: ReconcilePorts, plan: ApplyPlan): Promise<readonly Applied[]> => {
  const { code, pipelines, log } = ports;
  const announce = (record: PipelineRecord): Promise<void> =>
    reportIfPossible(ports, [statusOf(record, { state: "pending", description: "starting an execution" })]);
  const apply = async (record: PipelineRecord): Promise<Applied> => {
    const wanted = await wantedPipeline(code, record, plan);
    await upsertPipeline(pipelines, {
      wanted,
      token: tokenOf(record),
      ownTags: () => appliedTags(code, record),
    });
    // Before the start, so that this can never replace what the execution itself reports.
    const run = await startWaiting({ ...ports, announce }, record);
    await showStanding(ports, afterStart(record, run));
    const { name, desired: revision, drift } = record;
    return { name, revision, ...(drift === undefined ? {} : { drift }), run };
  };
  // What SageMaker refuses stays unapplied, and is tried again by every sweep; the others of the project do not wait for it.
  const applyOrTell = async (record: PipelineRecord): Promise<readonly Applied[]> => {
    try {
      return [await apply(record)];
    } catch (error) {
      if (!(error instanceof ControlPlaneError) || error.audience !== "author") throw error;
      log.error("a pipeline was refused", error, { pipeline: record.name });
      await showStanding(ports, record, statusOf(record, { state: "failure", description: error.message }));
      return [];
    }
  };
  return (await Promise.all(plan.wanted.map(applyOrTell))).flat();
};
