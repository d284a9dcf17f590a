import { describe, expect, it } from "@jest/globals";
import { checkDefinition } from "../../../local/sagemaker/control/definition/check-definition.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { findStep } from "../../builders/find-step.ts";

const compileWith = (registry: string, side: "if" | "else" = "if") =>
  compileText(
    aModelConf({
      sections: `registry:
  InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [a/b]}
  gate: [{metric: auc, op: ">", value: 0.5}]
${registry.replaceAll(/^(?=.)/gm, "  ")}`,
      steps: `- {step_name: T, step_class: Training}
- {step_name: M, step_class: Metrics}
- step_name: C
  step_class: Condition
  conditions: [{left: "\${parameters.N}", op: ">", value: 1}]
  ${side}: [{step_name: R, step_class: RegisterModel}]`,
      pipeline: "parameters: {N: 1}\ndependencies: [M >> R]",
    }),
  );
const asks = { Type: "GreaterThan", LeftValue: { Get: "Parameters.N" }, RightValue: 1 };
const holds = {
  Type: "GreaterThan",
  LeftValue: {
    "Std:JsonGet": { PropertyFile: { Get: "Steps.M.PropertyFiles.EvaluationReport" }, Path: "auc" },
  },
  RightValue: 0.5,
};
const not = (Condition: object) => ({ Type: "Not", Condition });

describe("a gate in a branch", () => {
  it("is flattened, as nested conditions are", () => {
    const compilation = compileWith("");
    const [gate, otherwise] = [findStep(compilation, "R-Gate"), findStep(compilation, "R-Gate-else")];
    expect(gate.Arguments.Conditions).toEqual([asks, holds]);
    expect(gate.DependsOn).toEqual(["M"]);
    expect(otherwise.Arguments.Conditions).toEqual([asks, not(holds)]);
    expect(otherwise.DependsOn).toEqual(["M"]);
    expect(compilation.pipelines[0]?.definition.Steps.map(({ Name }) => Name)).toEqual([
      "T",
      "M",
      "R-Gate",
      "R-Gate-else",
    ]);
    expect((gate.Arguments.IfSteps as { Name: string }[]).map(({ Name }) => Name)).toEqual([
      "R-RepackModel-0",
      "R-RegisterModel",
    ]);
    expect((otherwise.Arguments.IfSteps as { Name: string }[]).map(({ Name }) => Name)).toEqual([
      "R-GateFailed",
    ]);
    expect(checkDefinition(compilation.pipelines[0]?.text ?? "")).toEqual([]);
  });

  it("repeats the opposite of what the outer one asks where it stands below else", () => {
    expect(findStep(compileWith("else: skip", "else"), "R-Gate").Arguments.Conditions).toEqual([
      not(asks),
      holds,
    ]);
  });

  it("asks nothing where the gate does not hold and that may be", () => {
    const { pipelines } = compileWith("else: skip");
    expect(pipelines[0]?.definition.Steps.map(({ Name }) => Name)).toEqual(["T", "M", "R-Gate"]);
  });
});

describe("a condition without steps", () => {
  it("is left out, which is told", () => {
    const { diagnostics, pipelines } = compileText(
      aModelConf({
        steps:
          '- {step_name: T, step_class: Training}\n- {step_name: C, step_class: Condition, conditions: [{left: "${parameters.N}", op: ">", value: 1}], if: []}',
        pipeline: "parameters: {N: 1}",
      }),
    );
    expect(pipelines[0]?.definition.Steps.map(({ Name }) => Name)).toEqual(["T"]);
    expect(diagnostics.filter(({ code }) => code === "empty-condition")).toMatchObject([
      { severity: "warning", path: "conf.sagemakerPipeline.models.m.steps[1]" },
    ]);
  });
});
