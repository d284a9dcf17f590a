import * as z from "zod";
import { reference } from "./reference.ts";

// Quoted numbers are accepted: the original framework passed them on and the service took them.
const quoted = z.string().regex(/^\d+$/, { abort: true }).transform(Number);

/** A whole number of at least `minimum`, or a reference to one. */
export const integer = (minimum = 0) => {
  const error = `expected a whole number of at least ${minimum}, or a reference such as \${parameters.Name}`;
  return z.union([z.int().min(minimum), quoted.pipe(z.int().min(minimum)), reference], { error });
};
