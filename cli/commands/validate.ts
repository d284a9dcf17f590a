import type { Command } from "../command.ts";
import { compileWorkspace } from "../compile-workspace.ts";
import { COMPILE_HELP, COMPILE_OPTIONS, parseCommand } from "../read-options.ts";
import { reportDiagnostics } from "../report-diagnostics.ts";

/** Tells every mistake of the given conf files at once. */
export const validate: Command = {
  name: "validate",
  summary: "tell every mistake of conf files",
  help: `slipway validate [FILES or FOLDERS…] [options]\n\n${COMPILE_HELP}`,
  run: async (args, console) => {
    const { values, positionals } = parseCommand(args, COMPILE_OPTIONS);
    const { workspace, compilation } = await compileWorkspace({
      ...values,
      paths: positionals,
      folder: console.folder,
    });
    const { diagnostics, pipelines } = compilation;
    if (!values.json) return reportDiagnostics(workspace, diagnostics, { ...console, ...values });
    console.out(JSON.stringify({ pipelines: pipelines.map(({ name }) => name), diagnostics }, undefined, 2));
    return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};
