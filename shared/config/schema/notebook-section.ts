import * as z from "zod";
import { freeMap } from "./free-map.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

/** A notebook that is run as a training job: the section `notebook`. */
export const notebookSection = z
  .strictObject({
    ...jobKeys,
    image_uri: text.describe("An image with papermill, or with jupyter nbconvert."),
    notebook: text.describe("The notebook, relative to source_directory."),
    source_directory: text
      .nullish()
      .describe(
        "Folder of the code, relative to the root of the repository, or an s3:// URI of a sourcedir.tar.gz; by default the model's.",
      ),
    kernel: text.nullish().describe("Name of the Jupyter kernel; by default the notebook's own."),
    parameters: freeMap.nullish().describe("Values for the notebook's cell tagged `parameters`."),
    volume_size_in_gb: integer(1).nullish().describe("Size of the storage volume, in GB; by default 32."),
    max_runtime_seconds: integer(1)
      .nullish()
      .describe("The job is stopped after so many seconds; by default 3000."),
    output_path: text
      .nullish()
      .describe(
        "S3 URI that the executed notebook goes to; by default the root of the installation's bucket.",
      ),
  })
  .meta({ title: "Notebook" });
