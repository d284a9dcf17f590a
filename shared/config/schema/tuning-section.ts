import * as z from "zod";
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
      type: choice("integer", "continuous")
        .optional()
        .describe("Kind of number; by default integer if both ends are whole numbers."),
      min: scalar.describe("Smallest value."),
      max: scalar.describe("Largest value."),
      scaling: choiceOrReference("Auto", "Linear", "Logarithmic", "ReverseLogarithmic")
        .optional()
        .describe("How the range is searched; by default Auto."),
    }),
  ],
  { error: "expected a list of values, or min and max" },
);

const objective = z.strictObject({
  metric: text.describe("Name of the metric."),
  type: choiceOrReference("Maximize", "Minimize")
    .optional()
    .describe("Whether more or less of the metric is better; by default Maximize."),
  regex: text.optional().describe("By default `<metric>: <number>`, scientific notation included."),
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
  .describe("Hyperparameters to search: a list of values, or min and max.");

const algorithm = z.strictObject({
  ...perAlgorithm,
  image_uri: text.nullish().describe("URI of the container image, unless each algorithm has its own."),
  objective: objective.nullish().describe("The metric that decides which model is best."),
  ranges,
});

/** A search for the best hyperparameters, over one algorithm or several: the section `tuning`. */
export const tuningSection = z
  .strictObject({
    ...trainingKeys,
    image_uri: text.nullish().describe("URI of the container image, unless each algorithm has its own."),
    strategy: choiceOrReference("Bayesian", "Random", "Hyperband", "Grid")
      .nullish()
      .describe("How the search goes on; by default Bayesian."),
    objective: objective.nullish().describe("The metric that decides which model is best."),
    ranges: ranges.nullish().describe("Hyperparameters to search: a list of values, or min and max."),
    algorithms: z
      .record(z.string(), algorithm)
      .nullish()
      .describe("Several algorithms; each inherits the keys above."),
    max_jobs: integer(1).nullish().describe("Most trainings; by default 10."),
    max_parallel_jobs: integer(1).nullish().describe("Most trainings at a time; by default 1."),
    max_tuning_seconds: integer(1).nullish().describe("The search is stopped after so many seconds."),
    early_stopping: choiceOrReference("Off", "Auto")
      .nullish()
      .describe("Whether hopeless trainings are stopped; by default Off."),
    random_seed: integer(0).nullish().describe("Makes the search repeatable."),
    warm_start: z
      .strictObject({
        type: choiceOrReference("IdenticalDataAndAlgorithm", "TransferLearning").describe(
          "Whether data and algorithm stayed the same.",
        ),
        parents: z.array(text).min(1).describe("Names of earlier tuning jobs."),
      })
      .nullish()
      .describe("Learns from earlier searches."),
  })
  .meta({ title: "Tuning" });
