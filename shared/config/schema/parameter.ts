import { z } from "zod";
import { choice } from "./choice.ts";
import { scalar } from "./scalar.ts";
import { text } from "./text.ts";

/** A parameter of a pipeline: its default alone, or its type and more. */
export const parameter = z.union(
  [
    scalar,
    z.strictObject({
      type: choice("String", "Integer", "Float", "Boolean").optional(),
      default: scalar.nullish(),
      enum: z.array(text).min(1).optional(),
      description: text.optional(),
    }),
  ],
  { error: "expected a default value, or a map of type, default, enum and description" },
);
