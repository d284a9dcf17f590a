import type { CompiledPipeline } from "../compiler/compilation.ts";
import { isSameJson } from "../domain/is-same-json.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { Pipeline, Pipelines, Start } from "../ports/pipelines.ts";
import type { AppliedPipeline } from "../ports/project-store.ts";
import { desiredPipeline } from "./desired-pipeline.ts";
import { sha256 } from "./sha256.ts";

export type ApplyPipeline = {
  readonly compiled: CompiledPipeline;
  readonly record: PipelineRecord;
  readonly roleArn: string;
  /** Commit by repository, of every repository that the pipeline is made of. */
  readonly commits: Readonly<Record<string, string>>;
  readonly start: boolean;
  /** ISO 8601. */
  readonly now: string;
};

const isAsDeclared = (live: Pipeline, wanted: Pipeline): boolean =>
  isSameJson(JSON.parse(live.definition), JSON.parse(wanted.definition)) &&
  live.roleArn === wanted.roleArn &&
  live.displayName === wanted.displayName &&
  live.description === wanted.description &&
  live.maxParallelSteps === wanted.maxParallelSteps;

const upsert = async (pipelines: Pipelines, wanted: Pipeline, token: string): Promise<void> => {
  const live = await pipelines.describe(wanted.name);
  if (!live) return pipelines.create(wanted, token);
  if (!isAsDeclared(live, wanted)) await pipelines.update(wanted);
};

// The same revision gives the same token, so whoever repeats an interrupted start starts nothing twice.
const tokenOf = ({ name, desired }: PipelineRecord): string =>
  sha256(["slipway", name, desired.digest, desired.commit, desired.generation].join("\n"));

const selectionOf = ({
  start: { selectedSteps: steps, sourceExecution },
}: CompiledPipeline): Pick<Start, "selection"> =>
  steps === undefined
    ? {}
    : { selection: { steps, ...(sourceExecution === undefined ? {} : { sourceExecution }) } };

const start = async (pipelines: Pipelines, { compiled, record, commits, now }: ApplyPipeline) => {
  const parameters = Object.entries(record.commitParameters).flatMap(([parameter, repository]) => {
    const commit = commits[repository];
    return commit === undefined ? [] : [[parameter, commit] as const];
  });
  const { repository, commit } = record.desired;
  const arn = await pipelines.start({
    pipeline: compiled.name,
    token: tokenOf(record),
    displayName: `${compiled.name.slice(0, 60)}-${commit.slice(0, 12)}`,
    description: `${repository}@${commit}`,
    parameters: { ...compiled.start.parameters, ...Object.fromEntries(parameters) },
    ...selectionOf(compiled),
  });
  return { arn, pipeline: compiled.name, commits, startedAt: now };
};

/** Brings one pipeline to what it declares and, if asked, starts it; doing it again changes nothing more. */
export const applyPipeline = async (
  pipelines: Pipelines,
  wanted: ApplyPipeline,
): Promise<AppliedPipeline> => {
  const { compiled, record } = wanted;
  await upsert(pipelines, desiredPipeline(compiled, wanted.roleArn), tokenOf(record));
  const applied = { name: compiled.name, revision: record.desired };
  return wanted.start ? { ...applied, execution: await start(pipelines, wanted) } : applied;
};
