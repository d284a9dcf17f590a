import { suspendPipeline } from "../../shared/usecases/intervene/suspend-pipeline.ts";
import { interventionCommand } from "../intervention-command.ts";

/** Lets git move on without a pipeline. */
export const suspend = interventionCommand({
  name: "suspend",
  summary: "Lets git move on without a pipeline: nothing of it is applied or started until it is resumed.",
  change: (ports, pipeline, { values: _values, ...who }) => suspendPipeline(ports, pipeline, who),
  tell: ({ name }) => `${name} is suspended; slipway resume ${name} ends that`,
});
