import type { CompiledPipeline } from "../../compiler/compilation.ts";
import type { PriceTable } from "../../domain/price-table.ts";
import type { PipelineDiff } from "../reconcile/diff-pipeline.ts";
import { estimateRun, type RunEstimate } from "./estimate-run.ts";

export type PipelineEstimate = {
  /** What the next run takes, with what is cached left out. */
  readonly next: RunEstimate;
  /** What a run takes of which nothing is cached. */
  readonly whole: RunEstimate;
};

/** What running a pipeline takes, given how it differs from what it was. */
export const estimatePipeline = (
  { definition, start: { parameters, selectedSteps } }: CompiledPipeline,
  diff: PipelineDiff,
  prices: PriceTable,
): PipelineEstimate => {
  const runs = diff.definition.steps.filter(({ next }) => next === "runs").map(({ name }) => name);
  const selected = runs.filter((name) => selectedSteps?.includes(name) ?? true);
  return {
    next: estimateRun(definition, { prices, parameters, runs: new Set(selected) }),
    whole: estimateRun(definition, { prices, parameters }),
  };
};
