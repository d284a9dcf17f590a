import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import { changePipeline, type InterventionPorts } from "./change-pipeline.ts";
import type { Intervene } from "./intervention.ts";

/** Ends a suspension and a hold: the pipeline follows git again, once a sync is asked for. */
export const resumePipeline = (
  ports: InterventionPorts,
  name: string,
  who: Intervene,
): Promise<PipelineRecord> =>
  changePipeline(ports, name, {
    ...who,
    action: "resumed",
    change: (record) => {
      if (record.suspended === undefined && record.hold === undefined) return record;
      const { suspended: _suspended, hold: _hold, ...resumed } = record;
      return resumed;
    },
  });
