import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** What an author is told whose repository may not join the project that its settings name. */
export const projectMistake = ({ repository, settings: { project } }: Snapshot): Diagnostic => ({
  code: "project-not-allowed",
  severity: "error",
  message: `${repository} may not join the project "${project}"`,
  hint: "name another project in .slipway.yaml, or ask the operator to extend the allow-list",
  repository,
  file: ".slipway.yaml",
  path: "project",
});
