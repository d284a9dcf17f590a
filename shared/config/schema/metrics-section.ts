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
  s3BucketName: text.nullish(),
  bucket_prefix: z.string().nullish(),
  InputLocalFilepath: text.nullish(),
  OuputLocalFilepath: text.nullish(),
  OutputLocalFilepath: text.nullish(),
  dataFiles: dataFiles.nullish(),
});

/** The evaluation of a model: the section `evaluate`. */
export const metricsSection = z
  .strictObject({
    ...jobKeys,
    image_uri: text,
    entry_point: text.nullish().meta({ description: "Script to run, relative to source_directory." }),
    source_directory: text.nullish(),
    script_mode: flag.nullish(),
    container_arguments: z.array(scalar).nullish(),
    volume_size_in_gb: integer(1).nullish(),
    max_runtime_in_seconds: integer(1).nullish(),
    max_runtime_seconds: integer(1).nullish(),
    s3_data_distribution_type: choiceOrReference("FullyReplicated", "ShardedByS3Key").nullish(),
    content_type: text
      .nullish()
      .meta({ description: "Content type of the report; by default application/json." }),
    report: text
      .nullish()
      .meta({ description: "File name of the report; by default model_evaluation_metrics.json." }),
    channels: z.union([text, z.record(z.string(), channel.nullable())]).nullish(),
    strategy: inert.optional(),
    max_payload: inert.optional(),
    assemble_with: inert.optional(),
    join_source: inert.optional(),
    split_type: inert.optional(),
    volume_size: inert.optional(),
    framework_version: inert.optional(),
    s3_data_type: inert.optional(),
    s3_input_mode: inert.optional(),
  })
  .meta({ title: "Metrics" });
