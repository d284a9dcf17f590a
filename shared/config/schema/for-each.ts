import * as z from "zod";
import { scalar } from "./scalar.ts";

/** What to repeat over: a list, or a matrix of named lists. */
export const forEach = z
  .union([z.array(scalar).min(1), z.record(z.string(), z.array(scalar).min(1))], {
    error: "expected a list of values, or a map of lists",
  })
  .describe("One clone per value, or per combination; ${each} or ${each.name} stands for it.");
