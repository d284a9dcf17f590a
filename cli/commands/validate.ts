import { compileCommand } from "../compile-command.ts";

/** Tells every mistake of the given conf files at once. */
export const validate = compileCommand({
  name: "validate",
  summary: "Tells every mistake of conf files at once.",
  usage: "[FILES or FOLDERS…] [options]",
  isAboutDiagnostics: true,
  act: ({ pipelines }) => ({ json: { pipelines: pipelines.map(({ name }) => name) } }),
});
