import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import { changePipeline, type InterventionPorts } from "./change-pipeline.ts";
import type { Intervene } from "./intervention.ts";

/** Lets git move on without the pipeline: nothing is applied and nothing starts until it is resumed. */
export const suspendPipeline = (
  ports: InterventionPorts,
  name: string,
  who: Intervene,
): Promise<PipelineRecord> =>
  changePipeline(ports, name, {
    ...who,
    action: "suspended",
    change: (record) =>
      record.suspended === undefined ? { ...record, suspended: { ...who, at: ports.now() } } : record,
  });
