import * as z from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { codeKeys } from "./code-keys.ts";
import { dataFiles } from "./data-files.ts";
import { flag } from "./flag.ts";
import { freeMap } from "./free-map.ts";
import { inert } from "./inert.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

const channel = z.strictObject({
  s3Bucket: text.nullish().describe("Bucket that relative file names count from."),
  s3InputPrefix: z
    .string()
    .nullish()
    .describe("Prefix within the bucket that relative file names count from."),
  dataFiles: dataFiles.nullish().describe("The files of the channel."),
  content_type: text.nullish().describe("MIME type of channels that name none of their own."),
  input_mode: choiceOrReference("File", "Pipe", "FastFile")
    .nullish()
    .describe("How data reaches the container; by default File."),
  distribution: choiceOrReference("FullyReplicated", "ShardedByS3Key")
    .nullish()
    .describe("Whether each instance gets all data or its share; by default FullyReplicated."),
});

const spot = z.strictObject({
  max_wait_seconds: integer(1)
    .nullish()
    .describe("Waiting and running together; by default twice the runtime."),
  checkpoint_s3_uri: text.nullish().describe("S3 URI of checkpoints; by default a path of the execution."),
  checkpoint_local_path: text
    .nullish()
    .describe("Where the container writes checkpoints; by default /opt/ml/checkpoints."),
});

/** What describes one training algorithm, in a Training section and in a Tuning section. */
export const trainingKeys = {
  ...jobKeys,
  ...codeKeys,
  script_mode: flag.nullish().describe("false trains with the image's own algorithm, without a script."),
  volume_size_in_gb: integer(1)
    .nullish()
    .describe("Size of the storage volume of each instance, in GB; by default 32."),
  max_runtime_seconds: integer(1)
    .nullish()
    .describe("The job is stopped after so many seconds; by default 3000."),
  hyperparams: freeMap
    .nullish()
    .describe("Hyperparameters by name; values become JSON text, as the training toolkit reads them."),
  model_data_uri: text.nullish().describe("A model to start from, as channel `model`."),
  output_path: text
    .nullish()
    .describe("S3 URI that artifacts go to; by default the root of the installation's bucket."),
  content_type: text.nullish().describe("MIME type of channels that name none of their own."),
  input_mode: choiceOrReference("File", "Pipe", "FastFile")
    .nullish()
    .describe("How data reaches the container; by default File."),
  distribution: choiceOrReference("FullyReplicated", "ShardedByS3Key")
    .nullish()
    .describe("Whether each instance gets all data or its share; by default FullyReplicated."),
  channels: z
    .record(z.string(), channel.nullable())
    .nullish()
    .describe("Inputs by name, each mounted below /opt/ml/input/data."),
  metric_definitions: z
    .union([
      z.array(
        z.strictObject({
          name: text.describe("Name of the metric."),
          regex: text.describe("Regular expression whose group is the value."),
        }),
      ),
      z.record(z.string(), text),
    ])
    .nullish()
    .describe("Metrics read from the log: name and regular expression."),
  spot: z.union([flag, spot]).nullish().describe("Train on spot instances, with checkpoints."),
  framework_version: inert.optional(),
};
