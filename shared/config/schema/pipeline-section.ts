import * as z from "zod";
import { OWN_PREFIXES } from "../../domain/own-prefixes.ts";
import { choice } from "./choice.ts";
import { cron } from "./cron.ts";
import { flag } from "./flag.ts";
import { forEach } from "./for-each.ts";
import { oneOrMany } from "./one-or-many.ts";
import { parameter } from "./parameter.ts";
import { scalar } from "./scalar.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

const taken = Object.values(OWN_PREFIXES);

const unit = z.strictObject({
  // Each step is validated by itself, so that one mistake hides no other.
  steps: z.array(z.unknown()).describe("The steps of the model, in order."),
  for_each: forEach.nullish().describe("Clones the model unit: one per value, or per combination."),
});

/** One pipeline: the section `sagemakerPipeline`. */
export const pipelineSection = z
  .strictObject({
    pipelineName: text
      .max(82, "the service refuses pipeline names longer than 82 characters")
      .regex(/^[A-Za-z0-9](-*[A-Za-z0-9])*$/, "a pipeline name has letters, digits and inner hyphens")
      .regex(
        new RegExp(`^(?!(?:${taken.join("|")})$)`),
        `code lies below the pipeline's name, and ${taken.join(", ")} are the installation's own folders: choose another name`,
      )
      .describe("Name of the pipeline: at most 82 letters, digits and inner hyphens."),
    display_name: text.max(256).nullish().describe("Name shown in Studio."),
    description: text.max(3072).nullish().describe("Description shown in Studio."),
    tags: tags.nullish().describe("Tags of the pipeline: a map, or a list of Key and Value."),
    parallelism: z.int().min(1).nullish().meta({
      description:
        "How many steps may run at the same time; all that can where it is left out, also where it was declared before.",
    }),
    experiment: z
      .union([
        flag,
        z.strictObject({
          name: text.optional().describe("Name of the experiment; by default the pipeline's."),
          trial: text.optional().describe("Name of the trial; by default the ID of the execution."),
        }),
      ])
      .nullish()
      .meta({ description: "false records no experiment; by default it is named for the pipeline." }),
    parameters: z
      .record(z.string(), parameter)
      .nullish()
      .describe("Parameters by name: a default value, or a map of type, default, enum and description."),
    start: z
      .strictObject({
        parameters: z
          .record(z.string(), scalar)
          .nullish()
          .describe("Values of parameters, by name, for runs that a change starts."),
        selected_steps: z.array(text).max(50).nullish().describe("Run these steps alone."),
        source_execution: text
          .nullish()
          .describe("ARN of the run whose results stand in for steps that are not selected."),
        policy: choice("on_change", "manual", "schedule")
          .nullish()
          .meta({ description: "When it runs by itself; by default as .slipway.yaml says, else on_change." }),
        schedule: cron
          .nullish()
          .meta({ description: "Five fields of cron in UTC, such as 0 3 * * 1; for the policy schedule." }),
        when_running: choice("queue", "cancel", "parallel").nullish().meta({
          description:
            "What a new run does about one that is going on: queue waits for its end, and the newest that waits wins (default); cancel stops it; parallel runs beside it.",
        }),
      })
      .refine(({ policy, schedule }) => (policy === "schedule") === (typeof schedule === "string"), {
        error: "policy: schedule and schedule belong together",
        path: ["schedule"],
      })
      .nullish()
      .meta({
        description: "How a change starts a run: values of parameters, and which steps alone to run.",
      }),
    models: z
      .record(z.string(), unit)
      .describe("The models that the pipeline builds, by name, in this order."),
    dependencies: oneOrMany(text)
      .nullish()
      .meta({ description: "Edges between steps: A >> B, [A, B] >> C." }),
  })
  .meta({ title: "sagemakerPipeline" });
