import { z } from "zod";
import { choice } from "./choice.ts";
import { choiceOrReference } from "./choice-or-reference.ts";
import { integer } from "./integer.ts";
import { scalar } from "./scalar.ts";
import { text } from "./text.ts";
import { trainingKeys } from "./training-keys.ts";

const range = z.union(
  [
    z.array(scalar.nullable()).min(1).max(30),
    z.strictObject({
      type: choice("integer", "continuous").optional(),
      min: scalar,
      max: scalar,
      scaling: choiceOrReference("Auto", "Linear", "Logarithmic", "ReverseLogarithmic").optional(),
    }),
  ],
  { error: "expected a list of values, or min and max" },
);

const objective = z.strictObject({
  metric: text,
  type: choiceOrReference("Maximize", "Minimize").optional(),
  regex: text
    .optional()
    .meta({ description: "By default `<metric>: <number>`, scientific notation included." }),
});

const {
  role: _role,
  output_path: _output,
  tags: _tags,
  arguments: _arguments,
  ...perAlgorithm
} = trainingKeys;

const ranges = z
  .record(z.string(), range)
  .meta({ description: "Hyperparameters to search: a list of values, or min and max." });

const algorithm = z.strictObject({
  ...perAlgorithm,
  image_uri: text.nullish(),
  objective: objective.nullish(),
  ranges,
});

/** A search for the best hyperparameters, over one algorithm or several: the section `tuning`. */
export const tuningSection = z
  .strictObject({
    ...trainingKeys,
    image_uri: text.nullish(),
    strategy: choiceOrReference("Bayesian", "Random", "Hyperband", "Grid").nullish(),
    objective: objective.nullish(),
    ranges: ranges.nullish(),
    algorithms: z
      .record(z.string(), algorithm)
      .nullish()
      .meta({ description: "Several algorithms; each inherits the keys above." }),
    max_jobs: integer(1).nullish(),
    max_parallel_jobs: integer(1).nullish(),
    max_tuning_seconds: integer(1).nullish(),
    early_stopping: choiceOrReference("Off", "Auto").nullish(),
    random_seed: integer(0).nullish(),
    warm_start: z
      .strictObject({
        type: choiceOrReference("IdenticalDataAndAlgorithm", "TransferLearning"),
        parents: z.array(text).min(1),
      })
      .nullish(),
  })
  .meta({ title: "Tuning" });
