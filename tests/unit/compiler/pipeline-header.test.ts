import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";

const PARAMETERS =
  "parameters: {N: 1, F: 0.5, B: true, S: {type: String, default: a, enum: [a, b]}, T: {type: String, default: x}}";
const compileWith = (pipeline: string) =>
  compileText(
    aModelConf({ pipeline: `${PARAMETERS}\n${pipeline}`, steps: "- {step_name: T, step_class: Training}" }),
  );
const errorsOf = (pipeline: string) =>
  compileWith(pipeline)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, path, message }) => [code, path?.replace("conf.sagemakerPipeline.", ""), message]);

describe("the start of a pipeline", () => {
  it("takes values that fit the parameters, and steps that there are", () => {
    expect(errorsOf("start: {parameters: {N: 3, F: 1e-3, B: no, S: b, T: 4}, selected_steps: [T]}")).toEqual(
      [],
    );
  });

  it("is refused for what the service would refuse", () => {
    expect(
      errorsOf("start: {parameters: {N: 1.5, F: x, B: 1, S: c, T: '', M: 1}, selected_steps: [T, U]}"),
    ).toEqual([
      ["start-value", "start.parameters.N", '"1.5" is no Integer, which the parameter "N" is'],
      ["start-value", "start.parameters.F", '"x" is no Float, which the parameter "F" is'],
      ["start-value", "start.parameters.B", '"1" is no Boolean, which the parameter "B" is'],
      ["start-value", "start.parameters.S", '"c" is none of the values of the parameter "S": a, b'],
      ["start-value", "start.parameters.T", 'a start gives "T" 1 to 1024 characters, not 0'],
      ["unknown-parameter", "start.parameters.M", "Unknown parameter 'M'"],
    ]);
    expect(errorsOf("start: {selected_steps: [T, U]}")).toEqual([
      ["unknown-step", "start.selected_steps[1]", 'the definition has no step "U"'],
    ]);
  });
});

describe("the experiment of a pipeline", () => {
  it("may be named by parameters, which are used by that", () => {
    const compilation = compileWith('experiment: {name: "e-${parameters.S}"}');
    expect(compilation.pipelines[0]?.definition.PipelineExperimentConfig).toEqual({
      ExperimentName: { "Std:Join": { On: "", Values: ["e-", { Get: "Parameters.S" }] } },
      TrialName: { Get: "Execution.PipelineExecutionId" },
    });
    const unused = compilation.diagnostics.filter(({ code }) => code === "unused-parameter");
    expect(unused.some(({ path }) => path?.endsWith(".S"))).toBe(false);
  });

  it("cannot be named by what is not there, or not yet", () => {
    expect(
      errorsOf('experiment: {name: "${parameters.Z}", trial: "${steps.T.TrainingJobName}"}').map(
        ([code, path]) => [code, path],
      ),
    ).toEqual([
      ["unknown-reference", "experiment.name"],
      ["experiment-reference", "experiment.trial"],
    ]);
  });
});
