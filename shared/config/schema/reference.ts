import { z } from "zod";

/** A value that is known only when the pipeline runs, standing alone: `${parameters.Name}` or `${steps.Name.path}`. */
export const reference = z
  .string()
  .regex(/^\$\{[^{}]+\}$/, "expected a value or a reference such as ${parameters.Name}")
  .meta({ description: "A value known when the pipeline runs, e.g. ${parameters.Name}." });
