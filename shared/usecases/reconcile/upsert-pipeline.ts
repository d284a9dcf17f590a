import { isSameJson } from "../../domain/is-same-json.ts";
import type { Pipeline, Pipelines } from "../../ports/pipelines.ts";
import { parallelLimit } from "./parallel-limit.ts";

export type Upsert = {
  readonly wanted: Pipeline;
  /** The same for every attempt at one revision. */
  readonly token: string;
  /** The tags that we gave the pipeline when it was brought to its last revision. */
  readonly ownTags: () => Promise<Pipeline["tags"]>;
};

const isAsDeclared = (live: Pipeline, wanted: Pipeline): boolean =>
  isSameJson(JSON.parse(live.definition), JSON.parse(wanted.definition)) &&
  live.roleArn === wanted.roleArn &&
  live.displayName === wanted.displayName &&
  live.description === wanted.description &&
  parallelLimit(live) === parallelLimit(wanted) &&
  Object.entries(wanted.tags ?? {}).every(([key, value]) => live.tags?.[key] === value);

/** Keys of tags that we gave and that are wanted no more. Others may tag our pipelines too, for instance to share out costs. */
const tagsToRemove = async (live: Pipeline, { wanted, ownTags }: Upsert): Promise<readonly string[]> => {
  const strange = Object.keys(live.tags ?? {}).filter((key) => wanted.tags?.[key] === undefined);
  if (strange.length === 0) return [];
  const ours = (await ownTags()) ?? {};
  return strange.filter((key) => key in ours);
};

/** Brings a pipeline in SageMaker to what is wanted of it; doing it again changes nothing more. */
export const upsertPipeline = async (pipelines: Pipelines, upsert: Upsert): Promise<void> => {
  const { wanted, token } = upsert;
  const live = await pipelines.describe(wanted.name);
  if (!live) return pipelines.create(wanted, token);
  const untag = await tagsToRemove(live, upsert);
  if (untag.length > 0 || !isAsDeclared(live, wanted)) await pipelines.update(wanted, { live, untag });
};
