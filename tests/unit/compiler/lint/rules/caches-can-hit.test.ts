import { describe, expect, it } from "@jest/globals";
import type { DefinitionStep } from "../../../../../shared/compiler/definition.ts";
import { type LintCase, type Linted, lintFindings, toldBy } from "../../../../builders/lint-findings.ts";
import {
  algorithm,
  cached,
  channel,
  contest,
  env,
  input,
  lambda,
  model,
  processing,
  step,
  training,
} from "../../../../builders/lint-steps.ts";

const cachedTraining = (more: object) => training("T", more, cached);

describe("the linter", () => {
  it.each<LintCase>([
    [
      "23: a cache of months",
      { steps: [training("T", {}, { CacheConfig: { Enabled: true, ExpireAfter: "P1M" } })] },
      'warning cache-months T.CacheConfig: "P1M" counts in months (write days, e.g. P30D, or PT30M for thirty minutes)',
    ],
    [
      "23: a cache that is not documented",
      { steps: [{ ...lambda([]), ...cached } as DefinitionStep] },
      'warning cache-undocumented L.CacheConfig: step "L" is cached, which AWS does not document for the type Lambda (expect it to run, or remove the cache setting)',
    ],
    [
      "24: a job name among the keys of the cache",
      { steps: [training("T", { HyperParameters: { sagemaker_job_name: "t-1" } }, cached)] },
      'warning cache-never-hits T.Arguments.HyperParameters.sagemaker_job_name: step "T" is cached, but the name of a job differs in every run, so the cache never hits (remove the hyperparameter or the cache setting)',
    ],
    [
      "23: a cache without an end",
      { steps: [training("T", {}, { CacheConfig: { Enabled: true } })] },
      "error cache-expiry T.CacheConfig: CacheConfig needs ExpireAfter when it is enabled (add cache: {expire_after: P10D})",
    ],
    [
      "24: a cache that never hits",
      { steps: [training("T", env({ Get: "Execution.PipelineExecutionId" }), cached)] },
      'warning cache-never-hits T.Arguments.Environment.V: step "T" is cached, but "Execution.PipelineExecutionId" differs in every run, so the cache never hits (remove the reference or the cache setting)',
    ],
    [
      "25: a cache over an image that may change",
      {
        steps: [
          training(
            "T",
            { AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "repo/i:latest" } },
            cached,
          ),
        ],
      },
      'warning cache-mutable-image T: step "T" is cached, but what "repo/i:latest" means may change (name a version or a digest of the image)',
    ],
    [
      "25: a cache over data that may change",
      {
        steps: [
          training(
            "T",
            {
              InputDataConfig: [
                {
                  ChannelName: "c",
                  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/d" } },
                },
              ],
            },
            cached,
          ),
        ],
      },
      'info cache-mutable-data T.CacheConfig: step "T" is cached by the name of "s3://b/d", not by what lies there (raise data_version in its section when the data changes)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });

  it("does not take a code package, which is named by its content, for data that may change", () => {
    const InputDataConfig = [channel("code", "s3://b/p/code/0a1b/sourcedir.tar.gz")];
    expect(toldBy({ steps: [training("T", { InputDataConfig }, cached)] })).toEqual([]);
  });

  it("warns that a transform of a new model never hits its cache", () => {
    const made = { ...model({ PrimaryContainer: { Image: "i:1" } }), Name: "M" };
    const transform = step(
      "S",
      "Transform",
      {
        ModelName: { Get: "Steps.M.ModelName" },
        TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/i" } } },
        TransformOutput: { S3OutputPath: "s3://b/o" },
        TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.large" },
      },
      cached,
    );
    const found = lintFindings({ steps: [made, transform] });
    expect(found.map(({ severity, code }) => [severity, code])).toEqual([["warning", "cache-new-model"]]);
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "a cached step whose image has a version",
      {
        steps: [
          cachedTraining({
            AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "host:5000/i@sha256:0a" },
          }),
        ],
      },
    ],
    [
      "a cached step of versioned data",
      { steps: [cachedTraining({ InputDataConfig: [channel("c")], Environment: { DATA_VERSION: "1" } })] },
    ],
    [
      "a cached step of a manifest",
      { steps: [cachedTraining({ InputDataConfig: [channel("c", "s3://b/x.manifest")] })] },
    ],
    [
      "a cached step whose outputs have a place of their own",
      {
        steps: [
          cachedTraining({
            OutputDataConfig: {
              S3OutputPath: {
                "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }] },
              },
            },
          }),
        ],
      },
    ],
    [
      "a cached step that knows its pipeline",
      { steps: [cachedTraining(env({ Get: "Execution.PipelineName" }))] },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a cached step that starts at a time",
      {
        steps: [
          cachedTraining(env({ "Std:Join": { On: "", Values: ["x", { Get: "Execution.StartDateTime" }] } })),
        ],
      },
      'warning cache-never-hits T.Arguments.Environment.V.Std:Join.Values[1]: step "T" is cached, but "Execution.StartDateTime" differs in every run, so the cache never hits (remove the reference or the cache setting)',
    ],
    [
      "a cached search over an image without a version",
      {
        steps: [
          {
            ...contest({
              TrainingJobDefinitions: [
                algorithm("a"),
                algorithm("b", {
                  AlgorithmSpecification: {
                    TrainingInputMode: "File",
                    TrainingImage: "host:5000/i",
                    MetricDefinitions: [{ Name: "m", Regex: "m=(.*)" }],
                  },
                }),
              ],
            }),
            CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
          } as DefinitionStep,
        ],
      },
      'warning cache-mutable-image U: step "U" is cached, but what "host:5000/i" means may change (name a version or a digest of the image)',
    ],
    [
      "a cached processing of data and code",
      {
        steps: [
          {
            ...processing("P", { ProcessingInputs: [input("code"), input("entrypoint"), input("a")] }),
            CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
          } as DefinitionStep,
        ],
      },
      'info cache-mutable-data P.CacheConfig: step "P" is cached by the name of "s3://b/i", not by what lies there (raise data_version in its section when the data changes)',
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
