import * as z from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { dataFiles } from "./data-files.ts";
import { inert } from "./inert.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

const channel = z.strictObject({
  s3BucketName: text
    .nullish()
    .describe("Bucket of the data, and of the predictions unless a step is chained."),
  inputBucketPrefix: z
    .string()
    .nullish()
    .describe("Prefix within the bucket that relative file names count from."),
  dataFiles: dataFiles.nullish().describe("The files of the channel."),
});

// A transform runs where its model does: role, network and isolation are the model's.
const {
  role: _role,
  vpc: _vpc,
  network_isolation: _isolation,
  encrypt_traffic: _traffic,
  ...shared
} = jobKeys;

/** A Transform job, and the inference script of the model: the section `transform`. */
export const transformSection = z
  .strictObject({
    ...shared,
    image_uri: inert.optional(),
    entry_point: text.nullish().describe("Inference script; by default inference.py."),
    strategy: choiceOrReference("SingleRecord", "MultiRecord")
      .nullish()
      .describe("How many records a request holds."),
    assemble_with: choiceOrReference("None", "Line")
      .nullish()
      .describe("What stands between the records of the output."),
    join_source: choiceOrReference("None", "Input")
      .nullish()
      .describe("Input joins each input record with its prediction."),
    split_type: choiceOrReference("None", "Line", "RecordIO", "TFRecord")
      .nullish()
      .describe("How the data is cut into records."),
    max_payload: integer(0).nullish().describe("Largest request, in MB."),
    input_filter: text.nullish().describe("JSONPath that chooses what of a record is sent."),
    output_filter: text.nullish().describe("JSONPath that chooses what of the answer is kept."),
    content_type: text
      .nullish()
      .describe("MIME type of the data and of the predictions; by default text/csv."),
    channels: z.record(z.string(), channel.nullable()).nullish().describe("The data to transform, by name."),
    volume_size: inert.optional(),
    max_runtime_in_seconds: inert.optional(),
    s3_data_type: inert.optional(),
    s3_input_mode: inert.optional(),
  })
  .meta({ title: "Transform" });
