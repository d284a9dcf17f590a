import * as z from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
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
  dataFiles: dataFiles.nullish().describe("The files of the channel."),
});

const output = z.strictObject({
  local_path: text
    .nullish()
    .describe("Folder the container writes it to; by default /opt/ml/processing/output/<name>."),
  s3_uri: text.nullish().describe("S3 URI it goes to; by default a path of the execution."),
  upload_mode: choiceOrReference("EndOfJob", "Continuous")
    .nullish()
    .describe("When it is uploaded; by default EndOfJob."),
});

/** A Processing job: the section that `step_type` names. */
export const processingSection = z
  .strictObject({
    ...processingKeys,
    volume_size_in_gb: integer(1)
      .nullish()
      .describe("Size of the storage volume of each instance, in GB; by default 32."),
    max_runtime_seconds: integer(1)
      .nullish()
      .describe("The job is stopped after so many seconds; by default 3000."),
    location: z
      .strictObject({
        outputLocalFilepath: text
          .nullish()
          .describe("Folder that outputs are written below; by default /opt/ml/processing/output."),
        inputLocalFilepath: text
          .nullish()
          .describe(
            "Folder the manifest input is mounted below, where seven channels or more are joined to one.",
          ),
      })
      .nullish()
      .describe("Folders within the container."),
    channels: z
      .record(z.string(), channel.nullable())
      .nullish()
      .describe("Each is an input, if it has files, and an output."),
    outputs: z
      .record(z.string(), output.nullable())
      .nullish()
      .describe("Outputs, instead of one per channel."),
    framework_version: inert.optional(),
    s3_data_type: inert.optional(),
    s3_input_mode: inert.optional(),
    s3_upload_mode: inert.optional(),
  })
  .meta({ title: "Processing" });
