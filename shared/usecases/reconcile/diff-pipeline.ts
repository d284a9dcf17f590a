import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { PipelineDefinition } from "../../compiler/definition.ts";
import type { DefinitionDiff } from "../../compiler/diff/definition-diff.ts";
import { diffDefinitions } from "../../compiler/diff/diff-definitions.ts";
import { diffJson } from "../../compiler/diff/diff-json.ts";
import type { JsonChange } from "../../compiler/diff/json-change.ts";
import type { Json } from "../../compiler/json.ts";
import type { Pipeline } from "../../ports/pipelines.ts";
import { desiredPipeline } from "./desired-pipeline.ts";
import { parallelLimit } from "./parallel-limit.ts";

/** What stands between a pipeline as it is in SageMaker and as it is declared. */
export type PipelineDiff = {
  readonly name: string;
  readonly isNew: boolean;
  readonly isSame: boolean;
  /** Role, names, parallelism and the tags that are declared. */
  readonly members: readonly JsonChange[];
  readonly definition: DefinitionDiff;
};

const membersOf = ({ name: _name, definition, maxParallelSteps, ...members }: Pipeline): Json => {
  const limit = parallelLimit({ definition, maxParallelSteps });
  return { ...members, ...(limit === undefined ? {} : { maxParallelSteps: limit }) } as unknown as Json;
};

/** Tags that we do not declare are other people's. */
const withDeclaredTags = (live: Pipeline, { tags = {} }: Pipeline): Pipeline => ({
  ...live,
  tags: Object.fromEntries(Object.entries(live.tags ?? {}).filter(([key]) => key in tags)),
});

/** Tells how a pipeline would change, and what its next run does; `live` is undefined where there is none yet. */
export const diffPipeline = (
  live: Pipeline | undefined,
  compiled: CompiledPipeline,
  roleArn: string,
): PipelineDiff => {
  const wanted = desiredPipeline(compiled, roleArn);
  const definition = diffDefinitions(
    live === undefined ? undefined : (JSON.parse(live.definition) as PipelineDefinition),
    compiled.definition,
  );
  const members =
    live === undefined ? [] : diffJson(membersOf(withDeclaredTags(live, wanted)), membersOf(wanted));
  return {
    name: compiled.name,
    isNew: live === undefined,
    isSame: definition.isSame && members.length === 0,
    members,
    definition,
  };
};
