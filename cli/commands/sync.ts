import { pipelineUnknown } from "../../shared/domain/errors.ts";
import { interventionCommand } from "../intervention-command.ts";

/** Asks for a pipeline, and its project, to be brought to what git declares now. */
export const sync = interventionCommand({
  name: "sync",
  summary: "Brings a pipeline's project to what git declares now, whatever is recorded as done.",
  change: async ({ projects }, pipeline) => {
    const record = await projects.pipeline(pipeline);
    if (record === undefined) throw pipelineUnknown(pipeline);
    return record;
  },
  tell: ({ name }) => `a sync of ${name} is under way; slipway status ${name} --watch`,
});
