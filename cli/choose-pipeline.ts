import type { CompiledPipeline } from "../shared/compiler/compilation.ts";
import { UsageError } from "./usage-error.ts";

/** The pipeline that was named, or the only one. */
export const choosePipeline = (pipelines: readonly CompiledPipeline[], name: unknown): CompiledPipeline => {
  const names = pipelines.map((pipeline) => pipeline.name).join(", ") || "none";
  const found = name === undefined ? pipelines : pipelines.filter((pipeline) => pipeline.name === name);
  const [chosen] = found;
  if (!chosen)
    throw new UsageError(
      name === undefined
        ? "the files declare no pipeline"
        : `no pipeline is named ${String(name)}; there is ${names}`,
    );
  if (found.length > 1)
    throw new UsageError(`the files declare several pipelines (${names}); choose one with --pipeline`);
  return chosen;
};
