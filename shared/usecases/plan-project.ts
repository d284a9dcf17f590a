import type { CompiledPipeline } from "../compiler/compilation.ts";
import { isSameJson } from "../domain/is-same-json.ts";
import type { PipelineRecord } from "../domain/pipeline-record.ts";
import type { ProjectState } from "../domain/project-state.ts";
import { sha256 } from "./sha256.ts";

/** One pipeline that is not yet known to run as declared. */
export type PlannedPipeline = { readonly compiled: CompiledPipeline; readonly record: PipelineRecord };

export type ProjectPlan = {
  /** Pipelines to bring to what they declare, in the order they were compiled in. */
  readonly apply: readonly PlannedPipeline[];
  /** Records that differ from those in the state. */
  readonly records: readonly PipelineRecord[];
};

const isSame = (a: PipelineRecord["applied"], b: PipelineRecord["desired"]): boolean =>
  a?.digest === b.digest && a.generation === b.generation;

/**
 * Compares what is declared with what is recorded. A pipeline whose definition did not change keeps the revision that
 * made it, so that a later commit which does not touch it is no new reason to train.
 */
export const planProject = (
  state: ProjectState,
  compiled: readonly CompiledPipeline[],
  cause: { readonly repository: string; readonly commit: string },
): ProjectPlan => {
  const planned = compiled.map((pipeline) => {
    const known = state.pipelines.find(({ name }) => name === pipeline.name);
    const digest = sha256(pipeline.text);
    const desired =
      known?.desired.digest === digest
        ? known.desired
        : { digest, ...cause, generation: state.generation + 1 };
    const record: PipelineRecord = {
      name: pipeline.name,
      project: state.project,
      anchor: pipeline.anchor,
      commitParameters: pipeline.commitParameters,
      desired,
      ...(known?.applied === undefined ? {} : { applied: known.applied }),
    };
    return { compiled: pipeline, record, known };
  });
  return {
    apply: planned.filter(({ record }) => !isSame(record.applied, record.desired)),
    records: planned.filter(({ record, known }) => !isSameJson(record, known)).map(({ record }) => record),
  };
};
