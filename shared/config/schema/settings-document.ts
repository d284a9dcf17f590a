import { z } from "zod";
import { choice } from "./choice.ts";
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
  })
  .meta({ title: "Slipway settings of a repository" });
