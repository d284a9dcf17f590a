import { resumePipeline } from "../../shared/usecases/intervene/resume-pipeline.ts";
import { interventionCommand } from "../intervention-command.ts";

/** Lets a pipeline follow git again. */
export const resume = interventionCommand({
  name: "resume",
  summary: "Lets a pipeline that was suspended or rolled back follow git again.",
  change: (ports, pipeline, { values: _values, ...who }) => resumePipeline(ports, pipeline, who),
  tell: ({ name }) => `${name} follows git again; slipway status ${name} --watch`,
});
