import { text } from "./text.ts";

/** Which code a job runs. */
export const codeKeys = {
  entry_point: text.nullish().describe("Script to run, relative to source_directory."),
  source_directory: text
    .nullish()
    .describe(
      "Folder of the code, relative to the root of the repository, or an s3:// URI of a sourcedir.tar.gz; by default the model's.",
    ),
};
