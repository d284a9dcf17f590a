import { diffJson } from "../../compiler/diff/diff-json.ts";
import type { JsonChange } from "../../compiler/diff/json-change.ts";
import type { Json } from "../../compiler/json.ts";
import type { Pipeline } from "../../ports/pipelines.ts";
import { parallelLimit } from "../reconcile/parallel-limit.ts";

const withLimit = (pipeline: Parameters<typeof parallelLimit>[0]) => {
  const maxParallelSteps = parallelLimit(pipeline);
  return maxParallelSteps === undefined ? {} : { maxParallelSteps };
};

const asJson = (
  { name: _name, definition, tags = {}, maxParallelSteps, ...members }: Pipeline,
  { tags: ours = {} }: Pipeline,
) =>
  ({
    ...members,
    ...withLimit({ definition, maxParallelSteps }),
    // What others tag is theirs.
    tags: Object.fromEntries(Object.entries(tags).filter(([key]) => key in ours)),
    definition: JSON.parse(definition),
  }) as Json;

const isBelow = (path: string, rule: string): boolean =>
  path === rule || path.startsWith(`${rule}.`) || path.startsWith(`${rule}[`);

/**
 * How a pipeline in SageMaker differs from what was applied, apart from what the rules say to ignore. Paths are such as
 * `definition.Steps['train'].Arguments.ResourceConfig.InstanceType`; a rule covers everything below it, and need not begin
 * with `definition.`.
 */
export const driftOf = (
  applied: Pipeline,
  live: Pipeline,
  ignore: readonly string[],
): readonly JsonChange[] =>
  diffJson(asJson(applied, applied), asJson(live, applied)).filter(
    ({ path }) => !ignore.some((rule) => isBelow(path, rule) || isBelow(path, `definition.${rule}`)),
  );
