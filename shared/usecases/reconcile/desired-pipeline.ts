import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { Pipeline } from "../../ports/pipelines.ts";

/** What a compiled pipeline is to be in SageMaker. */
export const desiredPipeline = (compiled: CompiledPipeline, roleArn: string): Pipeline => ({
  name: compiled.name,
  definition: compiled.text,
  roleArn,
  ...(compiled.displayName === undefined ? {} : { displayName: compiled.displayName }),
  ...(compiled.description === undefined ? {} : { description: compiled.description }),
  ...(compiled.parallelism === undefined ? {} : { maxParallelSteps: compiled.parallelism }),
  tags: compiled.tags,
});
