import { describe, expect, it } from "@jest/globals";
import { explainStep } from "../../../shared/compiler/explain/explain-step.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";

describe("explaining a step", () => {
  const explain = (name: string) => {
    const conf = aModelConf({
      sections:
        "fit:\n  image_uri: i:1\n  entry_point: t.py\n  instance_type: ml.c5.xlarge\n  hyperparams:\n    lr: 0.1",
      steps: "- {step_name: T, step_class: Training, step_type: fit}",
    });
    const [pipeline] = compileText(conf).pipelines;
    if (pipeline === undefined) throw new Error("the test's own config does not compile");
    return explainStep(pipeline, name);
  };
  const at = (path: string) => explain("T")?.find((one) => one.path === path);

  it("tells the line of what the config says", () => {
    expect(at("Arguments.ResourceConfig.InstanceType")).toEqual({
      path: "Arguments.ResourceConfig.InstanceType",
      value: "ml.c5.xlarge",
      origin: "config",
      repository: "acme/models",
      file: "conf/conf.yaml",
      line: 15,
      column: 24,
      configPath: "conf.models.m.fit.instance_type",
    });
    expect(at("Arguments.HyperParameters.lr")).toMatchObject({
      value: "0.1",
      line: 17,
      configPath: "conf.models.m.fit.hyperparams.lr",
    });
  });

  it("tells defaults, the installation's values and the compiler's own", () => {
    expect(at("Arguments.StoppingCondition.MaxRuntimeInSeconds")).toMatchObject({
      value: 3000,
      origin: "default",
    });
    expect(at("Arguments.RoleArn")).toMatchObject({ origin: "installation" });
    expect(at("Type")).toMatchObject({ value: "Training", origin: "compiler" });
  });

  it("knows no step that is not there", () => {
    expect(explain("X")).toBeUndefined();
  });
});
