import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../../builders/a-model-conf.ts";
import { compileText } from "../../../builders/compile-text.ts";
import { errorsOf } from "../../../builders/errors-of.ts";

const CLASSES = [
  "Processing",
  "Training",
  "CreateModel",
  "Transform",
  "Metrics",
  "RegisterModel",
  "Tuning",
  "Lambda",
  "Callback",
  "QualityCheck",
  "ClarifyCheck",
  "EMR",
  "EMRServerless",
  "AutoML",
  "EndpointConfig",
  "Notebook",
];

describe("a step whose section is not there", () => {
  it.each(CLASSES)("of class %s is told so, and nothing that follows from it", (stepClass) => {
    const steps = `- {step_name: T, step_class: Training}\n- {step_name: S, step_class: ${stepClass}, section: nowhere}`;
    expect(errorsOf(compileText(aModelConf({ steps })))).toEqual(["missing-section"]);
  });

  it.each(["Refit", "Endpoint"])("of class %s may leave it out, not name another", (stepClass) => {
    const steps = `- {step_name: S, step_class: ${stepClass}, section: nowhere}`;
    const codes = errorsOf(compileText(aModelConf({ steps })));
    expect(codes).toEqual([stepClass === "Refit" ? "no-tuning" : "no-endpoint-config"]);
  });
});

describe("a model without a source directory", () => {
  const without = (conf: Parameters<typeof aModelConf>[0]) =>
    compileText(aModelConf(conf).replace("      source_directory: src\n", ""))
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ code, path, message, hint }) => `${code} ${path}: ${message} (${hint})`);

  it("is told which script lacks it", () => {
    expect(without({ steps: "- {step_name: T, step_class: Training}" })).toEqual([
      'missing-key conf.models.m.source_directory: "source_directory" of the model "m" is missing (name the directory that holds train.py)',
    ]);
  });

  it("is told that a notebook lacks it", () => {
    expect(
      without({
        sections: "notebook: {image_uri: i:1, notebook: n.ipynb}",
        steps: "- {step_name: N, step_class: Notebook}",
      }),
    ).toEqual([
      'missing-key conf.sagemakerPipeline.models.m.steps[0]: "source_directory" of the model "m" is missing (name the directory that holds the code)',
    ]);
  });

  it("may name it in the section, from the root or as a package in S3", () => {
    const steps = "- {step_name: T, step_class: Training, step_type: fit}";
    const toldOf = (directory: string) =>
      without({
        sections: `fit: {image_uri: i:1, entry_point: ./t.py, source_directory: ${directory}}`,
        steps,
      });
    expect(toldOf("code")).toEqual([]);
    expect(toldOf("./a/../b/")).toEqual([]);
    expect(toldOf("s3://b/sourcedir.tar.gz")).toEqual([]);
    expect(toldOf("a/../..")).toEqual([
      'source-outside conf.models.m.fit.source_directory: the source directory "a/../.." lies outside the repository (give a path below the root of the repository)',
    ]);
  });
});
