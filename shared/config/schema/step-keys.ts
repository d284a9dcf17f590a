import * as z from "zod";
import { chainSource } from "./chain-source.ts";
import { flag } from "./flag.ts";
import { forEach } from "./for-each.ts";
import { oneOrMany } from "./one-or-many.ts";
import { retry } from "./retry.ts";
import { text } from "./text.ts";

const cache = z.union(
  [
    flag,
    z.strictObject({
      enabled: flag.optional().describe("Whether results are reused; by default true."),
      expire_after: text
        .optional()
        .describe("How long results are reused, an ISO 8601 duration; by default P10D."),
    }),
  ],
  {
    error: "expected true, false, or enabled and expire_after",
  },
);

/** What every step of a pipeline may hold. */
export const stepKeys = {
  step_name: z
    .string("expected the name of the step")
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "a step name has 1 to 64 letters, digits, - or _")
    .describe("Name of the step, unique in its pipeline: 1 to 64 letters, digits, - or _."),
  step_type: text.nullish().describe("Name of the section of the model that describes the step."),
  section: text.nullish().describe("Name of the section, for classes that do not read step_type."),
  enable_cache: flag
    .nullish()
    .describe("Whether an earlier result is reused for ten days; by default false."),
  cache: cache
    .nullish()
    .describe("Reuse an earlier result; expire_after is an ISO 8601 duration, by default P10D."),
  retry: oneOrMany(retry).nullish().describe("When and how often the step is tried again."),
  chain_input_source_step: oneOrMany(chainSource)
    .nullish()
    .describe("Steps whose outputs are inputs of this one."),
  chain_input_additional_prefix: z
    .string()
    .nullish()
    .describe("Appended to the S3 URI of what is chained; for Transform."),
  depends_on: oneOrMany(text)
    .nullish()
    .describe("Steps that must have ended before; data that is chained needs no such edge."),
  display_name: text.max(256).nullish().describe("Name shown in Studio."),
  description: text.max(3072).nullish().describe("Description shown in Studio."),
  for_each: forEach
    .nullish()
    .describe("Clones the step: one per value, or per combination; ${each} or ${each.name} stands for it."),
};
