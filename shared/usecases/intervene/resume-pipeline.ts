import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import { changePipeline, type InterventionPorts } from "./change-pipeline.ts";
import type { Intervene } from "./intervention.ts";

/** Ends a suspension and a hold: the pipeline follows git again with the next sync or, where nobody asks for one, sweep. */
export const resumePipeline = (
  ports: InterventionPorts,
  name: string,
  who: Intervene,
): Promise<PipelineRecord> =>
  changePipeline(ports, name, {
    ...who,
    action: "resumed",
    change: (record, { generation }) => {
      if (record.suspended === undefined && record.hold === undefined) return record;
      const { suspended: _suspended, hold, ...resumed } = record;
      // What was held is in git and not in SageMaker: nothing counts as applied until somebody has looked.
      return hold === undefined
        ? resumed
        : { ...resumed, desired: { ...resumed.desired, generation: generation + 1 } };
    },
  });
