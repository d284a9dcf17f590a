import type { CompiledPipeline } from "../../compiler/compilation.ts";
import { isSameJson } from "../../domain/is-same-json.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { PipelineRevision } from "../../domain/pipeline-revision.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { StartPolicy } from "../../domain/start-policy.ts";
import { waitingRun } from "../executions/waiting-run.ts";
import { isApplied } from "../is-applied.ts";
import { sha256 } from "../sha256.ts";
import { desiredPipeline } from "./desired-pipeline.ts";
import { revisionText } from "./revision-text.ts";

/** A pipeline whose desired revision is the one that was compiled. */
export type KeptPipeline = { readonly record: PipelineRecord; readonly compiled: CompiledPipeline };

export type ProjectPlan = {
  /** Pipelines whose revision has to be kept in the bucket. */
  readonly keep: readonly KeptPipeline[];
  /** Pipelines to bring to what is desired of them, in the order they were compiled in. */
  readonly apply: readonly PipelineRecord[];
  /** Records that differ from those in the state. */
  readonly records: readonly PipelineRecord[];
  /** Whether one of them is being deleted at this moment, so that all must be looked at again. */
  readonly isBlocked: boolean;
};

export type PlanContext = {
  /** What moved. */
  readonly repository: string;
  readonly commit: string;
  /** Commit by repository. */
  readonly commits: Readonly<Record<string, string>>;
  /** How the repositories' settings want runs to start where a config says nothing. */
  readonly startOf: (repository: string) => StartPolicy["on"];
  /** ISO 8601. */
  readonly now: string;
  /** Brings every pipeline to its desired revision, whether or not that is recorded as done. */
  readonly isForced: boolean;
};

const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

const policyOf = (compiled: CompiledPipeline, { startOf }: PlanContext): StartPolicy => ({
  on: startOf(compiled.anchor.repository),
  whenRunning: "queue",
  ...compiled.start.policy,
});

const startOf = ({
  start: { parameters, selectedSteps: steps, sourceExecution },
}: CompiledPipeline): PipelineRecord["start"] => ({
  parameters,
  ...(steps === undefined
    ? {}
    : { selection: { steps, ...(sourceExecution === undefined ? {} : { sourceExecution }) } }),
});

/**
 * What is now recorded of a pipeline. While git declares the very revision that is held, the desired one stays; any other
 * lifts the hold. A definition that did not change keeps the revision that made it, so that a later commit which does not
 * touch it is no new reason to train.
 */
const declare = (
  compiled: CompiledPipeline,
  known: PipelineRecord | undefined,
  { generation, context, project }: { generation: number; context: PlanContext; project: string },
): PipelineRecord => {
  const { repository, commit, now: at } = context;
  const digest = sha256(revisionText(desiredPipeline(compiled, "")));
  const isHeld = known?.hold?.digest === digest;
  const isKept = known !== undefined && (isHeld || known.desired.digest === digest);
  const desired: PipelineRevision = isKept ? known.desired : { digest, repository, commit, generation, at };
  const policy = policyOf(compiled, context);
  const record: PipelineRecord = {
    ...(known === undefined ? {} : without(known, "retired", ...(isHeld ? [] : ["hold" as const]))),
    name: compiled.name,
    project,
    anchor: compiled.anchor,
    commitParameters: compiled.commitParameters,
    units: compiled.units,
    policy,
    start: startOf(compiled),
    desired,
  };
  return isKept || policy.on !== "on_change"
    ? record
    : { ...record, waiting: waitingRun(record, { commits: context.commits, since: at }) };
};

/** Compares what is declared with what is recorded; a pipeline that is declared no more gets a tombstone. */
export const planProject = (
  state: ProjectState,
  compiled: readonly CompiledPipeline[],
  context: PlanContext,
): ProjectPlan => {
  const { repository, commit, now: at, isForced } = context;
  const known = new Map(state.pipelines.map((record) => [record.name, record]));
  const generation = state.generation + 1;
  const declared = compiled.map((pipeline) => ({
    compiled: pipeline,
    record: declare(pipeline, known.get(pipeline.name), { generation, context, project: state.project }),
  }));
  const names = new Set(compiled.map(({ name }) => name));
  const retired = state.pipelines
    .filter((record) => !names.has(record.name) && record.retired === undefined)
    // Its run stays owed: where the pipeline comes back as it was, it may never have been trained.
    .map((record) => ({ ...record, retired: { repository, commit, at } }));
  return {
    isBlocked: declared.some(({ record: { name } }) => known.get(name)?.retired?.isDeleting === true),
    keep: declared.filter(({ record }) => record.hold === undefined && (isForced || !isApplied(record))),
    apply: declared
      .map(({ record }) => record)
      .filter((record) => record.suspended === undefined && (isForced || !isApplied(record))),
    records: [...declared.map(({ record }) => record), ...retired].filter(
      (record) => !isSameJson(record, known.get(record.name)),
    ),
  };
};
