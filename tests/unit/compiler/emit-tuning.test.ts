import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const SINGLE =
  "tuning: {image_uri: i:1, entry_point: t.py, objective: {metric: val_score}, max_jobs: 4, max_parallel_jobs: 2, hyperparams: {fixed: a}, ranges: {lr: {min: 0.001, max: 1, scaling: Logarithmic}, depth: {min: 2, max: 9}, kind: [a, b, null, 1.0]}}";
const SEVERAL =
  "tuning: {image_uri: i:1, objective: {metric: val_score}, hyperparams: {cv: true}, algorithms: {Forest: {entry_point: e/forest.py, ranges: {n: [1, 2]}}, Net: {entry_point: e/net.py, hyperparams: {x: 1}, ranges: {a: {min: 0.1, max: 0.9}}}}}\nrefit: {hyperparams: {cv: false}}";
const STEPS =
  "- {step_name: U, step_class: Tuning}\n- {step_name: F, step_class: Refit}\n- {step_name: C, step_class: CreateModel}";

describe("a Tuning step", () => {
  it("searches the ranges of one algorithm", () => {
    const { Arguments } = findStep(compileText(aModelConf({ sections: SINGLE, steps: STEPS })), "U");
    expect(Arguments).toMatchObject({
      HyperParameterTuningJobConfig: {
        Strategy: "Bayesian",
        HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "val_score" },
        ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
        ParameterRanges: {
          IntegerParameterRanges: [{ Name: "depth", MinValue: "2", MaxValue: "9" }],
          ContinuousParameterRanges: [
            { Name: "lr", MinValue: "0.001", MaxValue: "1", ScalingType: "Logarithmic" },
          ],
          CategoricalParameterRanges: [{ Name: "kind", Values: ['"a"', '"b"', "null", "1.0"] }],
        },
      },
      TrainingJobDefinition: { StaticHyperParameters: { fixed: '"a"', sagemaker_program: '"t.py"' } },
    });
  });

  it("reads its metric in scientific notation by default", () => {
    const step = findStep(compileText(aModelConf({ sections: SINGLE, steps: STEPS })), "U");
    const [{ Regex }] = (
      step.Arguments.TrainingJobDefinition as unknown as {
        AlgorithmSpecification: { MetricDefinitions: [{ Regex: string }] };
      }
    ).AlgorithmSpecification.MetricDefinitions;
    const read = (line: string) => new RegExp(Regex).exec(line)?.slice(1);
    expect([
      read("val_score: 9.3e-05;"),
      read("val_score=-1"),
      read("x val_score: nan"),
      read("val_score: .5 (5 folds)"),
    ]).toEqual([["9.3e-05"], ["-1"], ["nan"], [".5"]]);
  });

  it("searches over several algorithms, each with its own script and what it inherits", () => {
    const { Arguments } = findStep(compileText(aModelConf({ sections: SEVERAL, steps: STEPS })), "U");
    expect(Arguments.TrainingJobDefinitions).toMatchObject([
      {
        DefinitionName: "Forest",
        StaticHyperParameters: { cv: "true", sagemaker_program: '"e/forest.py"' },
        HyperParameterRanges: { CategoricalParameterRanges: [{ Name: "n", Values: ["1", "2"] }] },
      },
      {
        DefinitionName: "Net",
        StaticHyperParameters: { cv: "true", x: "1" },
        TuningObjective: { MetricName: "val_score" },
      },
    ]);
  });

  it("is refitted with the values that won", () => {
    const compilation = compileText(aModelConf({ sections: SINGLE, steps: STEPS }));
    expect(findStep(compilation, "F").Arguments.HyperParameters).toMatchObject({
      fixed: '"a"',
      lr: { Get: "Steps.U.BestTrainingJob.TunedHyperParameters['lr']" },
      sagemaker_program: '"t.py"',
    });
    expect(findStep(compilation, "C-CreateModel").Arguments.PrimaryContainer).toMatchObject({
      ModelDataUrl: { Get: "Steps.F.ModelArtifacts.S3ModelArtifacts" },
    });
  });

  it("is refitted by the script that won, without code of the author's", () => {
    const compilation = compileText(aModelConf({ sections: SEVERAL, steps: STEPS }));
    expect(findStep(compilation, "F").Arguments.HyperParameters).toMatchObject({
      best_training_job: { Get: "Steps.U.BestTrainingJob.TrainingJobName" },
      best_algorithm: { Get: "Steps.U.BestTrainingJob.TrainingJobDefinitionName" },
      // Texts once decoded, and not maps, which the training toolkit would write as a=b,c=d.
      algorithms: JSON.stringify('{"Forest":"e/forest.py","Net":"e/net.py"}'),
      overrides: JSON.stringify('{"cv":false}'),
      sagemaker_program: '"refit.py"',
    });
  });

  it("may give its best model as it is", () => {
    const steps = "- {step_name: U, step_class: Tuning}\n- {step_name: C, step_class: CreateModel}";
    expect(
      findStep(compileText(aModelConf({ sections: SINGLE, steps })), "C-CreateModel").Arguments
        .PrimaryContainer,
    ).toMatchObject({
      ModelDataUrl: {
        "Std:Join": {
          On: "/",
          Values: [
            "s3://mybucket",
            { Get: "Steps.U.BestTrainingJob.TrainingJobName" },
            "output/model.tar.gz",
          ],
        },
      },
    });
  });

  it.each([
    ["no objective", SINGLE.replace("objective: {metric: val_score}, ", ""), "no-objective"],
    ["no image", SINGLE.replace("image_uri: i:1, ", ""), "missing-key"],
    ["an empty range", SINGLE.replace("{min: 2, max: 9}", "{min: 9, max: 2}"), "tuning"],
  ])("is refused with %s", (_, sections, code) => {
    expect(errorsOf(compileText(aModelConf({ sections, steps: STEPS })))).toContain(code);
  });

  it("is needed by a refit", () => {
    expect(errorsOf(compileText(aModelConf({ steps: "- {step_name: F, step_class: Refit}" })))).toEqual([
      "no-tuning",
    ]);
  });
});
