import * as z from "zod";

/** A value that is known only when the pipeline runs, standing alone: `${parameters.Name}` or `${steps.Name.path}`. */
export const reference = z
  .string()
  // Aborting keeps a union from answering for this branch alone: its message names the other choices too.
  .regex(/^\$\{[^{}]+\}$/, { error: "expected a reference such as ${parameters.Name}", abort: true })
  .describe("A value known when the pipeline runs, e.g. ${parameters.Name}.");
