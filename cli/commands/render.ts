import type { CompiledPipeline } from "../../shared/compiler/compilation.ts";
import { choosePipeline } from "../choose-pipeline.ts";
import type { Command } from "../command.ts";
import { compileWorkspace } from "../compile-workspace.ts";
import { COMPILE_HELP, COMPILE_OPTIONS, parseCommand } from "../read-options.ts";
import { reportDiagnostics } from "../report-diagnostics.ts";

const pretty = ({ text }: CompiledPipeline): string => JSON.stringify(JSON.parse(text), undefined, 2);

/** Prints the canonical definition of a pipeline; diagnostics go beside it. */
export const render: Command = {
  name: "render",
  summary: "print the pipeline definition that conf files compile to",
  help: [
    "slipway render [FILES or FOLDERS…] [options]",
    "",
    "  --pipeline NAME    which pipeline, where the files declare several",
    "  --compact          the very bytes that are sent to SageMaker",
    COMPILE_HELP,
  ].join("\n"),
  run: async (args, console) => {
    const options = {
      ...COMPILE_OPTIONS,
      pipeline: { type: "string" },
      compact: { type: "boolean" },
    } as const;
    const { values, positionals } = parseCommand(args, options);
    const { workspace, compilation } = await compileWorkspace({
      ...values,
      paths: positionals,
      folder: console.folder,
    });
    const code = reportDiagnostics(workspace, compilation.diagnostics, { ...console, ...values });
    if (code !== 0) return code;
    const pipeline = choosePipeline(compilation.pipelines, values.pipeline);
    console.out(values.compact ? pipeline.text : pretty(pipeline));
    return 0;
  },
};
