import { describe, expect, it } from "@jest/globals";
import { checkDefinition } from "../../../local/sagemaker/control/definition/check-definition.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const STEPS = `- {step_name: T, step_class: Training}
- {step_name: L, step_class: Lambda}
- {step_name: U, step_class: Training, section: fit}`;
const compileWith = (fit: string) =>
  compileText(
    aModelConf({
      sections: `lambda: {function_arn: f, outputs: {n: Integer, s: String}}\nfit: {image_uri: i:1, entry_point: t.py, ${fit}}`,
      steps: STEPS,
    }),
  );
const joined = (Get: string) => ({ "Std:Join": { On: "", Values: [{ Get }] } });

describe("references to what another step tells", () => {
  it("become text where the service takes text only, whatever they are", () => {
    const compilation = compileWith(
      `hyperparams: {n: "\${steps.T.ResourceConfig.InstanceCount}", f: "\${steps.T.FinalMetricDataList['a'].Value}", i: "\${steps.T.TrainingJobName}"}, env: {N: "\${steps.L.OutputParameters['n']}", S: "\${steps.L.OutputParameters['s']}"}, instance_count: "\${steps.T.ResourceConfig.InstanceCount}"`,
    );
    const { HyperParameters, Environment, ResourceConfig } = findStep(compilation, "U").Arguments;
    expect(HyperParameters).toMatchObject({
      n: joined("Steps.T.ResourceConfig.InstanceCount"),
      f: joined("Steps.T.FinalMetricDataList['a'].Value"),
      i: { Get: "Steps.T.TrainingJobName" },
    });
    expect(Environment).toEqual({
      N: joined("Steps.L.OutputParameters['n']"),
      S: { Get: "Steps.L.OutputParameters['s']" },
    });
    expect(ResourceConfig).toMatchObject({ InstanceCount: { Get: "Steps.T.ResourceConfig.InstanceCount" } });
    expect(checkDefinition(compilation.pipelines[0]?.text ?? "")).toEqual([]);
  });

  it("are refused where something of another kind belongs", () => {
    expect(
      errorsOf(
        compileWith(
          `volume_size_in_gb: "\${steps.T.TrainingJobName}", instance_count: "\${steps.L.OutputParameters['s']}"`,
        ),
      ),
    ).toEqual(["expression-type", "expression-type"]);
  });
});

describe("references to parameters", () => {
  const PARAMETERS = `parameters:
  Mode: {type: String, default: Pipe, enum: [Pipe, File]}
  On: true
  Seconds: 60
  Other: x`;
  const compileFit = (fit: string) =>
    compileText(
      aModelConf({
        pipeline: PARAMETERS,
        sections: `fit: {image_uri: i:1, entry_point: t.py, ${fit}}`,
        steps: "- {step_name: U, step_class: Training, section: fit}",
      }),
    );

  it("may stand for a choice, a flag or a number", () => {
    const compilation = compileFit(
      "input_mode: '${parameters.Mode}', network_isolation: '${parameters.On}', encrypt_traffic: '${parameters.On}', spot: true, max_runtime_seconds: '${parameters.Seconds}'",
    );
    expect(findStep(compilation, "U").Arguments).toMatchObject({
      AlgorithmSpecification: { TrainingInputMode: { Get: "Parameters.Mode" } },
      EnableNetworkIsolation: { Get: "Parameters.On" },
      EnableInterContainerTrafficEncryption: { Get: "Parameters.On" },
      StoppingCondition: {
        MaxRuntimeInSeconds: { Get: "Parameters.Seconds" },
        MaxWaitTimeInSeconds: { Get: "Parameters.Seconds" },
      },
    });
    expect(checkDefinition(compilation.pipelines[0]?.text ?? "")).toEqual([]);
  });

  it("are held to what belongs there, in kind and in every value", () => {
    expect(
      errorsOf(compileFit("input_mode: '${parameters.Other}', network_isolation: '${parameters.Other}'")),
    ).toEqual(["parameter-value", "expression-type"]);
  });
});

describe("the service's own words", () => {
  const compileRaw = (raw: string) =>
    compileText(
      aModelConf({ steps: `- {step_name: S, step_class: Raw, type: Lineage, arguments: {}, ${raw}}` }),
    );

  it("do not say what the step's own keys say", () => {
    expect(errorsOf(compileRaw("properties: {Name: x, DependsOn: [1]}"))).toEqual([
      "raw-property",
      "raw-property",
    ]);
  });

  it("may hold policies", () => {
    const policy = "[{ExceptionType: [Step.THROTTLING], MaxAttempts: 3}]";
    const { pipelines } = compileText(
      aModelConf({
        steps: `- {step_name: S, step_class: Raw, type: EMR, arguments: {ClusterId: j, StepConfig: {HadoopJarStep: {Jar: x}}}, properties: {RetryPolicies: ${policy}}}`,
      }),
    );
    expect(pipelines[0]?.definition.Steps[0]?.RetryPolicies).toEqual([
      { ExceptionType: ["Step.THROTTLING"], MaxAttempts: 3 },
    ]);
  });
});
