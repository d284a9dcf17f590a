import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** What an author is told whose pipeline has the name of another project's. */
export const claimMistake = (
  { repository, confs }: Snapshot,
  pipeline: string,
  project: string,
): Diagnostic => ({
  code: "pipeline-claimed",
  severity: "error",
  message: `pipelineName "${pipeline}" belongs to project "${project}"`,
  hint: "choose another pipelineName, or join that project in .slipway.yaml",
  repository,
  file: confs[0]?.path ?? ".slipway.yaml",
});
