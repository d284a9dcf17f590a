import { z } from "zod";
import { chainSource } from "./chain-source.ts";
import { flag } from "./flag.ts";
import { forEach } from "./for-each.ts";
import { oneOrMany } from "./one-or-many.ts";
import { retry } from "./retry.ts";
import { text } from "./text.ts";

const cache = z.union([flag, z.strictObject({ enabled: flag.optional(), expire_after: text.optional() })], {
  error: "expected true, false, or enabled and expire_after",
});

/** What every step of a pipeline may hold. */
export const stepKeys = {
  step_name: z
    .string("expected the name of the step")
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "a step name has 1 to 64 letters, digits, - or _"),
  step_type: text
    .nullish()
    .meta({ description: "Name of the section of the model that describes the step." }),
  section: text
    .nullish()
    .meta({ description: "Name of the section, for classes that do not read step_type." }),
  enable_cache: flag.nullish(),
  cache: cache
    .nullish()
    .meta({ description: "Reuse an earlier result; expire_after is an ISO 8601 duration, by default P10D." }),
  retry: oneOrMany(retry).nullish(),
  chain_input_source_step: oneOrMany(chainSource).nullish(),
  chain_input_additional_prefix: z.string().nullish(),
  depends_on: oneOrMany(text).nullish(),
  display_name: text.max(256).nullish(),
  description: text.max(3072).nullish(),
  for_each: forEach.nullish(),
};
