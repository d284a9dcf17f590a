import { z } from "zod";

const text = (description: string): z.ZodString => z.string().describe(description);

/** The members that details of events are made of. */
export const detailMembers = {
  id: text("The same for every repetition of this event, and for no other event; it has no other meaning."),
  at: z.iso.datetime().describe("When it happened."),
  project: text("The project."),
  pipeline: text("The pipeline's name."),
  group: text("The model package group."),
  repository: text("The repository, as owner/name."),
  branch: text("The branch."),
  commit: text("The commit."),
  delivery: text("GitHub's id of the delivery that asked for it; empty where the sweep did."),
  pipelines: text("The pipelines whose declaration changed, separated by spaces."),
  codes: text("The codes of the mistakes, separated by spaces."),
  digest: text("SHA-256 of all that SageMaker was told of the pipeline."),
  generation: z.int().describe("The project's generation that declared it."),
  paths: text("Where it differs, one path a line; at most 20."),
  by: text("Who did it."),
  reason: text("Why, in their words."),
  held: text("The commit that was held until now."),
  run: text("The display name that the execution will have."),
  occasion: text("The time of the schedule that asks for it."),
  execution: text("The ARN of the pipeline execution."),
  status: z.enum(["Succeeded", "Failed", "Stopped"]).describe("How it ended, in SageMaker's word."),
  package: text("The ARN of the model package that was decided about."),
  approval: z.enum(["Approved", "Rejected"]).describe("What was decided."),
  version: z.int().describe("The version that serves now."),
  previous: z.int().describe("The version that served before."),
  failed: z.int().describe("The version that was approved."),
  models: text("Keys of copies, relative to the endpoint's prefix, separated by spaces."),
  code: text("What kind of failure it is."),
  why: text("Why, in words for the model's author."),
  key: text("The id of the API key, which is no secret."),
  name: text("Whom the key was given to."),
  groups: text("The groups that the key may call, separated by spaces."),
} as const;
