import { z } from "zod";
import { freeMap } from "./free-map.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

/** A notebook that is run as a training job: the section `notebook`. */
export const notebookSection = z
  .strictObject({
    ...jobKeys,
    image_uri: text.meta({ description: "An image with papermill, or with jupyter nbconvert." }),
    notebook: text.meta({ description: "The notebook, relative to source_directory." }),
    source_directory: text.nullish(),
    kernel: text.nullish(),
    parameters: freeMap.nullish(),
    volume_size_in_gb: integer(1).nullish(),
    max_runtime_seconds: integer(1).nullish(),
    output_path: text.nullish(),
  })
  .meta({ title: "Notebook" });
