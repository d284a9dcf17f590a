import { z } from "zod";
import { reference } from "./reference.ts";

/** A number, or a reference to one. */
export const real = z.union([z.number(), reference], {
  error: "expected a number, or a reference such as ${parameters.Name}",
});
