import * as z from "zod";
import { choice } from "./choice.ts";
import { scalar } from "./scalar.ts";
import { text } from "./text.ts";

/** A parameter of a pipeline: its default alone, or its type and more. */
export const parameter = z.union(
  [
    scalar,
    z.strictObject({
      type: choice("String", "Integer", "Float", "Boolean")
        .optional()
        .describe("Type of the value; by default that of the default value, else String."),
      default: scalar.nullish().describe("The value of runs that give none."),
      enum: z.array(text).min(1).optional().describe("The values that are allowed; for String only."),
      description: text.optional().describe("What it is for, for readers of the file."),
    }),
  ],
  { error: "expected a default value, or a map of type, default, enum and description" },
);
