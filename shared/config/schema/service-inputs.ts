import * as z from "zod";
import { choice } from "./choice.ts";
import { freeMap } from "./free-map.ts";

/** What a step passes to code elsewhere, and what it gets back. */
export const serviceInputs = {
  inputs: freeMap.nullish().describe("What is passed; references are allowed."),
  outputs: z
    .record(z.string(), choice("String", "Integer", "Float", "Boolean"))
    .nullish()
    .describe("What comes back: names and types, for ${steps.<step>.OutputParameters['name']}."),
};
