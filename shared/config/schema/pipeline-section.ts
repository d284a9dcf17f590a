import { z } from "zod";
import { flag } from "./flag.ts";
import { forEach } from "./for-each.ts";
import { oneOrMany } from "./one-or-many.ts";
import { parameter } from "./parameter.ts";
import { scalar } from "./scalar.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

const unit = z.strictObject({
  // Each step is validated by itself, so that one mistake hides no other.
  steps: z.array(z.unknown()),
  for_each: forEach.nullish(),
});

/** One pipeline: the section `sagemakerPipeline`. */
export const pipelineSection = z
  .strictObject({
    pipelineName: text
      .max(82, "the service refuses pipeline names longer than 82 characters")
      .regex(/^[A-Za-z0-9](-*[A-Za-z0-9])*$/, "a pipeline name has letters, digits and inner hyphens"),
    display_name: text.max(256).nullish(),
    description: text.max(3072).nullish(),
    tags: tags.nullish(),
    parallelism: z.int().min(1).nullish().meta({ description: "How many steps may run at the same time." }),
    experiment: z
      .union([flag, z.strictObject({ name: text.optional(), trial: text.optional() })])
      .nullish()
      .meta({ description: "false records no experiment; by default it is named for the pipeline." }),
    parameters: z.record(z.string(), parameter).nullish(),
    start: z
      .strictObject({
        parameters: z.record(z.string(), scalar).nullish(),
        selected_steps: z.array(text).max(50).nullish(),
        source_execution: text.nullish(),
      })
      .nullish()
      .meta({
        description: "How a change starts a run: values of parameters, and which steps alone to run.",
      }),
    models: z.record(z.string(), unit),
    dependencies: oneOrMany(text)
      .nullish()
      .meta({ description: "Edges between steps: A >> B, [A, B] >> C." }),
  })
  .meta({ title: "sagemakerPipeline" });
