import { describe, expect, it } from "@jest/globals";
import { OWN_PREFIXES } from "../../../../shared/domain/own-prefixes.ts";
import { aModelConf } from "../../../builders/a-model-conf.ts";
import { compileText } from "../../../builders/compile-text.ts";

const T = "- {step_name: T, step_class: Training}";
const compiled = (pipeline: string, steps = T) => compileText(aModelConf({ steps, pipeline })).pipelines[0];
const USE = '\n- {step_name: F, step_class: Fail, message: "${parameters.A}"}';

describe("the header of a pipeline", () => {
  it.each(Object.values(OWN_PREFIXES))("cannot name it %s, where its code would lie", (name) => {
    const { pipelines, diagnostics } = compileText(
      aModelConf({ steps: T }).replace("pipelineName: p", `pipelineName: ${name}`),
    );
    expect(pipelines).toEqual([]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([
      expect.objectContaining({
        code: "invalid-value",
        file: "conf/conf.yaml",
        line: 14,
        column: 19,
        message: `code lies below the pipeline's name, and models, plans, capture are the installation's own folders: choose another name; found "${name}"`,
      }),
    ]);
  });

  it.each(["model", "plans-2", "my-capture", "Models"])("may name it %s", (name) => {
    const text = aModelConf({ steps: T }).replace("pipelineName: p", `pipelineName: ${name}`);
    expect(compileText(text).pipelines.map((pipeline) => pipeline.name)).toEqual([name]);
  });

  it.each([
    ["tags: {a: 1, b: yes}", { a: "1", b: "true" }],
    ["tags: [{Key: a, Value: 1.50}, {Key: b, Value: x}]", { a: "1.5", b: "x" }],
    ["tags: []", {}],
    ["tags:", {}],
  ])("with %s has these tags", (pipeline, tags) => {
    expect(compiled(pipeline)?.tags).toEqual(tags);
  });

  it.each([
    ["A: 1", { Type: "Integer", DefaultValue: 1 }],
    ["A: 1.0", { Type: "Float", DefaultValue: 1 }],
    ["A: 1.0e+3", { Type: "Float", DefaultValue: 1000 }],
    ["A: true", { Type: "Boolean", DefaultValue: true }],
    ["A: x", { Type: "String", DefaultValue: "x" }],
    ["A: {type: String}", { Type: "String" }],
    ["A: {default: 2}", { Type: "Integer", DefaultValue: 2 }],
    ["A: {type: Float, default: 2}", { Type: "Float", DefaultValue: 2 }],
    ["A: {type: String, default: 2}", { Type: "String", DefaultValue: "2" }],
    ["A: {type: String, default: yes}", { Type: "String", DefaultValue: "true" }],
    ["A: {type: String, default: 1.0}", { Type: "String", DefaultValue: "1.0" }],
    ["A: {default: a, enum: [a, b]}", { Type: "String", DefaultValue: "a", EnumValues: ["a", "b"] }],
  ])("with the parameter %s declares it so", (parameter, expected) => {
    expect(compiled(`parameters: {${parameter}}`, T + USE)?.definition.Parameters).toEqual([
      { Name: "A", ...expected },
    ]);
  });

  it.each([
    [
      "",
      {
        ExperimentName: { Get: "Execution.PipelineName" },
        TrialName: { Get: "Execution.PipelineExecutionId" },
      },
    ],
    [
      "experiment: true",
      {
        ExperimentName: { Get: "Execution.PipelineName" },
        TrialName: { Get: "Execution.PipelineExecutionId" },
      },
    ],
    [
      "experiment:",
      {
        ExperimentName: { Get: "Execution.PipelineName" },
        TrialName: { Get: "Execution.PipelineExecutionId" },
      },
    ],
    ["experiment: {name: e}", { ExperimentName: "e", TrialName: { Get: "Execution.PipelineExecutionId" } }],
    ["experiment: false", null],
  ])("with %j records these experiments", (pipeline, config) => {
    expect(compiled(pipeline)?.definition.PipelineExperimentConfig).toEqual(config);
  });

  it("takes the commit of each repository as a parameter of its own", () => {
    const register = "- {step_name: T, step_class: Training}\n- {step_name: R, step_class: RegisterModel}";
    const pipeline = compiled("", register);
    expect(pipeline?.commitParameters).toEqual({ Commit: "acme/models" });
    expect(pipeline?.definition.Parameters).toEqual([
      { Name: "Commit", Type: "String", DefaultValue: "none" },
    ]);
  });

  it("leaves nothing behind where the config says nothing", () => {
    const pipeline = compiled("");
    expect(pipeline).not.toHaveProperty("displayName");
    expect(pipeline).not.toHaveProperty("description");
    expect(pipeline).not.toHaveProperty("parallelism");
    expect(pipeline?.start).not.toHaveProperty("selectedSteps");
    expect(pipeline?.start.parameters).toEqual({});
  });
});

describe("steps that may run at the same time", () => {
  const many = Array.from(
    { length: 21 },
    (_, index) => `- {step_name: F${index}, step_class: Fail, message: stop}`,
  ).join("\n");
  const codes = (pipeline: string) =>
    compileText(aModelConf({ steps: many, pipeline })).diagnostics.map(({ code }) => code);

  it("are warned of, unless the pipeline bounds them", () => {
    expect(codes("")).toContain("wide");
    expect(codes("parallelism: 3")).not.toContain("wide");
  });
});
