import * as z from "zod";
import { text } from "./text.ts";

/** A step whose outputs are read, or some of its outputs. */
export const chainSource = z.union(
  [
    text,
    z.strictObject({
      step: text.describe("Name of the step."),
      outputs: z
        .array(text)
        .min(1)
        .optional()
        .describe("Names of the outputs that are read; by default all."),
    }),
  ],
  {
    error: "expected the name of a step, or step and outputs",
  },
);
