import { changePipeline } from "../../shared/usecases/intervene/change-pipeline.ts";
import { interventionCommand } from "../intervention-command.ts";

/** Asks for a pipeline, and its project, to be brought to what git declares now. */
export const sync = interventionCommand({
  name: "sync",
  summary: "Brings a pipeline's project to what git declares now, whatever is recorded as done.",
  change: (ports, pipeline, who) =>
    changePipeline(ports, pipeline, { by: who.by, action: "sync", change: (record) => record }),
  tell: ({ name }) => `a sync of ${name} is under way; slipway status ${name} --watch`,
});
