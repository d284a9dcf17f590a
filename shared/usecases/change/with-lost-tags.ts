import type { Pipeline } from "../../ports/pipelines.ts";
import type { PipelineDiff } from "../reconcile/diff-pipeline.ts";

export type LostTags = {
  readonly live: Pipeline["tags"];
  readonly wanted: Pipeline["tags"];
  /** The tags that we gave; others of the live ones are other people's, and stay. */
  readonly own: Pipeline["tags"];
};

/** A pipeline's differences, and the tags of ours that it loses. */
export const withLostTags = (
  diff: PipelineDiff,
  { live = {}, wanted = {}, own = {} }: LostTags,
): PipelineDiff => {
  const lost = Object.entries(live).filter(([key]) => key in own && !(key in wanted));
  if (lost.length === 0) return diff;
  const removals = lost.map(([key, before]) => ({ path: `tags.${key}`, before }));
  return { ...diff, isSame: false, members: [...diff.members, ...removals] };
};
