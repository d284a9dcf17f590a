import { z } from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { dataFiles } from "./data-files.ts";
import { inert } from "./inert.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

const channel = z.strictObject({
  s3BucketName: text.nullish(),
  inputBucketPrefix: z.string().nullish(),
  dataFiles: dataFiles.nullish(),
});

/** A Transform job, and the inference script of the model: the section `transform`. */
export const transformSection = z
  .strictObject({
    ...jobKeys,
    image_uri: inert.optional(),
    entry_point: text.nullish().meta({ description: "Inference script; by default inference.py." }),
    strategy: choiceOrReference("SingleRecord", "MultiRecord").nullish(),
    assemble_with: choiceOrReference("None", "Line").nullish(),
    join_source: choiceOrReference("None", "Input").nullish(),
    split_type: choiceOrReference("None", "Line", "RecordIO", "TFRecord").nullish(),
    max_payload: integer(0).nullish(),
    input_filter: text.nullish(),
    output_filter: text.nullish(),
    content_type: text.nullish(),
    channels: z.record(z.string(), channel.nullable()).nullish(),
    volume_size: inert.optional(),
    max_runtime_in_seconds: inert.optional(),
    s3_data_type: inert.optional(),
    s3_input_mode: inert.optional(),
  })
  .meta({ title: "Transform" });
