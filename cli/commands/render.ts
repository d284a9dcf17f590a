import { choosePipeline } from "../choose-pipeline.ts";
import { compileCommand } from "../compile-command.ts";

/** Prints the canonical definition of a pipeline; diagnostics go beside it. */
export const render = compileCommand({
  name: "render",
  summary: "Prints the pipeline definition that conf files compile to.",
  usage: "[FILES or FOLDERS…] [options]",
  help: [
    "  --pipeline NAME    which pipeline, where the files declare several",
    "  --compact          the very bytes that are sent to SageMaker",
  ],
  options: { pipeline: { type: "string" }, compact: { type: "boolean" } },
  act: ({ pipelines, values }) => {
    const { name, definition, text } = choosePipeline(pipelines, values.pipeline);
    return {
      text: values.compact === true ? text : JSON.stringify(definition, undefined, 2),
      json: { pipeline: name, definition },
    };
  },
});
