import { z } from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { dataFiles } from "./data-files.ts";
import { flag } from "./flag.ts";
import { freeMap } from "./free-map.ts";
import { inert } from "./inert.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

const channel = z.strictObject({
  s3Bucket: text.nullish(),
  s3InputPrefix: z.string().nullish(),
  dataFiles: dataFiles.nullish(),
  content_type: text.nullish(),
  input_mode: choiceOrReference("File", "Pipe", "FastFile").nullish(),
  distribution: choiceOrReference("FullyReplicated", "ShardedByS3Key").nullish(),
});

const spot = z.strictObject({
  max_wait_seconds: integer(1)
    .nullish()
    .meta({ description: "Waiting and running together; by default twice the runtime." }),
  checkpoint_s3_uri: text.nullish(),
  checkpoint_local_path: text.nullish(),
});

/** What describes one training algorithm, in a Training section and in a Tuning section. */
export const trainingKeys = {
  ...jobKeys,
  entry_point: text.nullish().meta({ description: "Script to run, relative to source_directory." }),
  source_directory: text.nullish(),
  script_mode: flag
    .nullish()
    .meta({ description: "false trains with the image's own algorithm, without a script." }),
  volume_size_in_gb: integer(1).nullish(),
  max_runtime_seconds: integer(1).nullish(),
  hyperparams: freeMap.nullish(),
  model_data_uri: text.nullish().meta({ description: "A model to start from, as channel `model`." }),
  output_path: text.nullish(),
  content_type: text.nullish(),
  input_mode: choiceOrReference("File", "Pipe", "FastFile").nullish(),
  distribution: choiceOrReference("FullyReplicated", "ShardedByS3Key").nullish(),
  channels: z.record(z.string(), channel.nullable()).nullish(),
  metric_definitions: z
    .union([z.array(z.strictObject({ name: text, regex: text })), z.record(z.string(), text)])
    .nullish()
    .meta({ description: "Metrics read from the log: name and regular expression." }),
  spot: z.union([flag, spot]).nullish().meta({ description: "Train on spot instances, with checkpoints." }),
  framework_version: inert.optional(),
};
