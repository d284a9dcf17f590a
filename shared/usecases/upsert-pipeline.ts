import { isSameJson } from "../domain/is-same-json.ts";
import type { Pipeline, Pipelines } from "../ports/pipelines.ts";

const isAsDeclared = (live: Pipeline, wanted: Pipeline): boolean =>
  isSameJson(JSON.parse(live.definition), JSON.parse(wanted.definition)) &&
  live.roleArn === wanted.roleArn &&
  live.displayName === wanted.displayName &&
  live.description === wanted.description &&
  live.maxParallelSteps === wanted.maxParallelSteps &&
  // Others may tag our pipelines too, for instance to share out costs.
  Object.entries(wanted.tags ?? {}).every(([key, value]) => live.tags?.[key] === value);

/** Brings a pipeline in SageMaker to what is wanted of it; doing it again changes nothing more. */
export const upsertPipeline = async (
  pipelines: Pipelines,
  wanted: Pipeline,
  token: string,
): Promise<void> => {
  const live = await pipelines.describe(wanted.name);
  if (!live) return pipelines.create(wanted, token);
  if (!isAsDeclared(live, wanted)) await pipelines.update(wanted);
};
