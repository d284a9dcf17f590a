import * as z from "zod";
import { dataFiles } from "./data-files.ts";
import { inert } from "./inert.ts";
import { integer } from "./integer.ts";
import { processingKeys } from "./processing-keys.ts";
import { text } from "./text.ts";

const channel = z.strictObject({
  s3Bucket: text.nullish().describe("Bucket that relative file names count from."),
  s3InputPrefix: z
    .string()
    .nullish()
    .describe("Prefix within the bucket that relative file names count from."),
  s3BucketName: text
    .nullish()
    .describe("Bucket that the report goes to; by default a path of the execution."),
  bucket_prefix: z.string().nullish().describe("Prefix within s3BucketName."),
  InputLocalFilepath: text
    .nullish()
    .describe("Folder that inputs are mounted below; by default /opt/ml/processing/input/."),
  OuputLocalFilepath: text
    .nullish()
    .describe(
      "Folder the report is written to, in the original framework's spelling; by default /opt/ml/processing/output/.",
    ),
  OutputLocalFilepath: text
    .nullish()
    .describe("Folder the report is written to; by default /opt/ml/processing/output/."),
  dataFiles: dataFiles.nullish().describe("The files of the channel."),
});

/** The evaluation of a model: the section `evaluate`. */
export const metricsSection = z
  .strictObject({
    ...processingKeys,
    volume_size_in_gb: integer(1)
      .nullish()
      .describe("Size of the storage volume of each instance, in GB; by default 50."),
    max_runtime_in_seconds: integer(1)
      .nullish()
      .describe("The job is stopped after so many seconds; by default 3600."),
    max_runtime_seconds: integer(1)
      .nullish()
      .describe("Like max_runtime_in_seconds, as other sections call it."),
    content_type: text.nullish().describe("Content type of the report; by default application/json."),
    report: text.nullish().describe("File name of the report; by default model_evaluation_metrics.json."),
    channels: z
      .union([text, z.record(z.string(), channel.nullable())])
      .nullish()
      .describe(
        "The channel of the test data by name, or just its name; scripts find chained data in <step>-<channel>.",
      ),
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
