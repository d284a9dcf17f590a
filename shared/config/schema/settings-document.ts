import * as z from "zod";
import { choice } from "./choice.ts";
import { flag } from "./flag.ts";
import { oneOrMany } from "./one-or-many.ts";
import { text } from "./text.ts";

/** The file `.slipway.yaml`. */
export const settingsDocument = z
  .strictObject({
    project: text
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
        "a project name has letters, digits, dots, hyphens and underscores",
      )
      .nullish()
      .meta({
        description:
          "The project whose configs merge with this repository's; by default the repository's name.",
      }),
    conf: oneOrMany(text)
      .nullish()
      .meta({ description: "Globs of config files; by default **/conf/conf*.yaml." }),
    start: choice("on_change", "manual")
      .nullish()
      .meta({ description: "Whether a change starts a run; by default on_change." }),
    drift: z
      .strictObject({
        action: choice("report", "heal").nullish().describe("What is done; by default report."),
        ignore: z.array(text).nullish().describe("Paths of the definition that may differ."),
      })
      .nullish()
      .meta({
        description:
          "What to do about a pipeline that somebody edited in SageMaker: report it (default), or heal it; paths such as Steps['train'].Arguments.ResourceConfig to ignore.",
      }),
    prune: z
      .strictObject({
        enabled: flag.nullish().describe("Whether anything is deleted; by default true."),
        grace_days: z.number().min(0).max(365).nullish().describe("Days before a deletion; by default 7."),
        budget: z.int().min(0).max(1000).nullish().describe("Most deletions at a time; by default 3."),
      })
      .nullish()
      .meta({
        description:
          "What becomes of pipelines that git no longer has: they are deleted after grace_days (default 7), at most budget (default 3) at a time; enabled: false keeps them.",
      }),
  })
  .meta({ title: "Slipway settings of a repository" });
