import { z } from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { dataFiles } from "./data-files.ts";
import { flag } from "./flag.ts";
import { inert } from "./inert.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { scalar } from "./scalar.ts";
import { text } from "./text.ts";

const channel = z.strictObject({
  s3Bucket: text.nullish(),
  s3InputPrefix: z.string().nullish(),
  dataFiles: dataFiles.nullish(),
});

const output = z.strictObject({
  local_path: text.nullish(),
  s3_uri: text.nullish(),
  upload_mode: choiceOrReference("EndOfJob", "Continuous").nullish(),
});

/** A Processing job: the section that `step_type` names. */
export const processingSection = z
  .strictObject({
    ...jobKeys,
    image_uri: text,
    entry_point: text.nullish().meta({ description: "Script to run, relative to source_directory." }),
    source_directory: text.nullish(),
    script_mode: flag.nullish().meta({ description: "false runs the image as it is, without a script." }),
    container_arguments: z.array(scalar).nullish(),
    volume_size_in_gb: integer(1).nullish(),
    max_runtime_seconds: integer(1).nullish(),
    s3_data_distribution_type: choiceOrReference("FullyReplicated", "ShardedByS3Key").nullish(),
    location: z
      .strictObject({ outputLocalFilepath: text.nullish(), inputLocalFilepath: text.nullish() })
      .nullish(),
    channels: z
      .record(z.string(), channel.nullable())
      .nullish()
      .meta({ description: "Each is an input, if it has files, and an output." }),
    outputs: z
      .record(z.string(), output.nullable())
      .nullish()
      .meta({ description: "Outputs, instead of one per channel." }),
    framework_version: inert.optional(),
    s3_data_type: inert.optional(),
    s3_input_mode: inert.optional(),
    s3_upload_mode: inert.optional(),
  })
  .meta({ title: "Processing" });
