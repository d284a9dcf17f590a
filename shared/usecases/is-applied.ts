import type { PipelineRecord } from "../domain/pipeline-record.ts";

/** Whether a pipeline was brought to what is desired of it, as far as is recorded. */
export const isApplied = ({ applied, desired }: Pick<PipelineRecord, "applied" | "desired">): boolean =>
  applied?.digest === desired.digest && applied.generation === desired.generation;
