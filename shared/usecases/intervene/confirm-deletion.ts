import { nothingToConfirm } from "../../domain/errors.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import { changePipeline, type InterventionPorts } from "./change-pipeline.ts";
import type { Intervene } from "./intervention.ts";

/** Agrees that a pipeline that git no longer has is deleted although its model serves. */
export const confirmDeletion = (
  ports: InterventionPorts,
  name: string,
  who: Intervene,
): Promise<PipelineRecord> =>
  changePipeline(ports, name, {
    ...who,
    action: "deletion confirmed",
    change: (record) => {
      const { retired } = record;
      if (retired === undefined) throw nothingToConfirm(name);
      if (retired.confirmed !== undefined) return record;
      return { ...record, retired: { ...retired, confirmed: { ...who, at: ports.now() } } };
    },
  });
