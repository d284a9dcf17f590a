import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const PARAMETERS = "parameters: {N: 1, S: a, B: true}";
const condition = (conditions: string, branches = "if: [{step_name: F, step_class: Fail, message: stop}]") =>
  compileText(
    aModelConf({
      steps: `- {step_name: M, step_class: Metrics}\n- {step_name: C, step_class: Condition, conditions: [${conditions}], ${branches}}`,
      pipeline: PARAMETERS,
    }),
  );
const emitted = (conditions: string) =>
  (findStep(condition(conditions), "C").Arguments as unknown as { Conditions: unknown[] }).Conditions;
const N = { Get: "Parameters.N" };

describe("a condition", () => {
  it.each([
    ['{left: "${parameters.N}", op: "==", value: 1}', { Type: "Equals", LeftValue: N, RightValue: 1 }],
    [
      '{left: "${parameters.N}", op: "!=", value: 1}',
      { Type: "Not", Condition: { Type: "Equals", LeftValue: N, RightValue: 1 } },
    ],
    ['{left: "${parameters.N}", op: ">", value: 1}', { Type: "GreaterThan", LeftValue: N, RightValue: 1 }],
    ['{left: "${parameters.N}", op: "<", value: 1}', { Type: "LessThan", LeftValue: N, RightValue: 1 }],
    [
      '{left: "${parameters.N}", op: "<=", value: 1}',
      { Type: "LessThanOrEqualTo", LeftValue: N, RightValue: 1 },
    ],
    ['{left: "${parameters.N}", op: in, value: [1, 2]}', { Type: "In", QueryValue: N, Values: [1, 2] }],
    [
      '{left: "${parameters.N}", op: not in, value: [1]}',
      { Type: "Not", Condition: { Type: "In", QueryValue: N, Values: [1] } },
    ],
    [
      '{metric: "a.b[0]", op: ">=", value: 0.5}',
      {
        Type: "GreaterThanOrEqualTo",
        LeftValue: {
          "Std:JsonGet": { PropertyFile: { Get: "Steps.M.PropertyFiles.EvaluationReport" }, Path: "a.b[0]" },
        },
        RightValue: 0.5,
      },
    ],
    [
      '{any: [{left: 1, op: "==", value: 1}]}',
      { Type: "Or", Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }] },
    ],
    [
      '{not: {left: 1, op: "==", value: 1}}',
      { Type: "Not", Condition: { Type: "Equals", LeftValue: 1, RightValue: 1 } },
    ],
    [
      '{any: [{left: 1, op: ">=", value: 2}, {left: a, op: "==", value: b}]}',
      {
        Type: "Or",
        Conditions: [
          { Type: "GreaterThanOrEqualTo", LeftValue: 1, RightValue: 2 },
          { Type: "Equals", LeftValue: "a", RightValue: "b" },
        ],
      },
    ],
    [
      '{all: [{left: 1, op: "==", value: 1}, {left: 2, op: "==", value: 2}]}',
      {
        Type: "Not",
        Condition: {
          Type: "Or",
          Conditions: [
            { Type: "Not", Condition: { Type: "Equals", LeftValue: 1, RightValue: 1 } },
            { Type: "Not", Condition: { Type: "Equals", LeftValue: 2, RightValue: 2 } },
          ],
        },
      },
    ],
    [
      '{all: [{left: 1, op: "==", value: 1}]}',
      {
        Type: "Not",
        Condition: { Type: "Not", Condition: { Type: "Equals", LeftValue: 1, RightValue: 1 } },
      },
    ],
    ['{left: false, op: "==", value: true}', { Type: "Equals", LeftValue: false, RightValue: true }],
  ])("%s is compiled", (source, expected) => {
    expect(emitted(source)).toEqual([expected]);
  });

  it.each([
    ["{}", "condition"],
    ['{left: 1, metric: a, op: "==", value: 1}', "condition"],
    ['{left: 1, op: "=="}', "condition"],
    ['{left: 1, op: "==", value: [1]}', "condition"],
    ["{left: 1, op: in, value: 1}", "condition"],
    ['{any: [{left: 1, op: "==", value: 1}], op: "=="}', "condition"],
    ['{left: 1, op: "=", value: 1}', "invalid-value"],
    ['{metric: a, step: F, op: "==", value: 1}', "no-report"],
    ['{left: "${parameters.S}", op: ">", value: 1}', "operand-types"],
    ['{left: "${parameters.S}", op: ">", value: b}', "operand-order"],
    ['{left: "${parameters.X}", op: ">", value: 1}', "unknown-reference"],
  ])("%s is refused as %s", (source, code) => {
    expect(errorsOf(condition(source))).toContain(code);
  });

  it("nested is compiled to flat steps that repeat what the outer one asks", () => {
    const compilation = condition(
      '{left: "${parameters.N}", op: "==", value: 1}',
      'if: [{step_name: T, step_class: Training}, {step_name: D, step_class: Condition, conditions: [{left: "${parameters.B}", op: "==", value: true}], if: [{step_name: U, step_class: Training}], else: [{step_name: V, step_class: Training}]}], else: [{step_name: T, step_class: Training}]',
    );
    const steps = compilation.pipelines[0]?.definition.Steps ?? [];
    const outline = steps
      .filter(({ Type }) => Type === "Condition")
      .map(({ Name, Arguments }) => [
        Name,
        (Arguments.Conditions as unknown[]).length,
        (Arguments.IfSteps as { Name: string }[]).map((step) => step.Name),
        (Arguments.ElseSteps as { Name: string }[]).map((step) => step.Name),
      ]);
    expect(outline).toEqual([
      ["C", 1, ["T"], ["T-else"]],
      ["D", 2, ["U"], []],
      ["D-else", 2, ["V"], []],
    ]);
  });

  const outline = (branches: string, conditions = "{left: 1, op: '==', value: 1}") =>
    (condition(conditions, branches).pipelines[0]?.definition.Steps ?? []).flatMap(
      ({ Name, Type, Arguments }) =>
        Type === "Condition"
          ? [
              [
                Name,
                Arguments.Conditions,
                (Arguments.IfSteps as { Name: string }[]).map((step) => step.Name),
                (Arguments.ElseSteps as { Name: string }[]).map((step) => step.Name),
              ],
            ]
          : [],
    );
  const fail = (name: string) => `{step_name: ${name}, step_class: Fail, message: stop}`;
  const is = (value: number) => ({ Type: "Equals", LeftValue: value, RightValue: value });
  const isNot = (value: number) => ({ Type: "Not", Condition: is(value) });

  it("has steps on both sides, on one, or is left out", () => {
    expect(outline(`if: [${fail("F")}], else: [${fail("G")}]`)).toEqual([["C", [is(1)], ["F"], ["G"]]]);
    expect(outline(`else: [${fail("G")}]`)).toEqual([["C", [is(1)], [], ["G"]]]);
    expect(outline("if: [], else: []")).toEqual([]);
  });

  it("nested on either side, repeats what must hold there and asks nothing for an empty side", () => {
    const nested = (name: string, value: number, branches: string) =>
      `{step_name: ${name}, step_class: Condition, conditions: [{left: ${value}, op: '==', value: ${value}}], ${branches}}`;
    const deepest = nested("E", 3, `if: [${fail("G")}], else: [${fail("H")}]`);
    expect(
      outline(
        `if: [${nested("B", 4, `if: [${fail("I")}]`)}], else: [${nested("D", 2, `if: [${fail("F")}], else: [${deepest}]`)}]`,
      ),
    ).toEqual([
      ["B", [is(1), is(4)], ["I"], []],
      ["D", [isNot(1), is(2)], ["F"], []],
      ["E", [isNot(1), isNot(2), is(3)], ["G"], []],
      ["E-else", [isNot(1), isNot(2), isNot(3)], ["H"], []],
    ]);
  });

  it("of several parts is denied as a whole", () => {
    const two = "{left: 1, op: '==', value: 1}, {left: 2, op: '==', value: 2}";
    const inner = `{step_name: D, step_class: Condition, conditions: [{left: 3, op: '==', value: 3}], if: [${fail("F")}]}`;
    expect(outline(`else: [${inner}]`, two)).toEqual([
      ["D", [{ Type: "Or", Conditions: [isNot(1), isNot(2)] }, is(3)], ["F"], []],
    ]);
  });

  it("nested inside, may not read what only the outer branch makes", () => {
    const nested = (inner: string) =>
      condition(
        '{left: "${parameters.N}", op: "==", value: 1}',
        `if: [{step_name: T, step_class: Training}, {step_name: D, step_class: Condition, ${inner}}]`,
      );
    expect(
      errorsOf(
        nested(
          'conditions: [{left: "${steps.T.TrainingJobName}", op: "==", value: a}], if: [{step_name: U, step_class: Training}]',
        ),
      ),
    ).toEqual(["nested-needs-branch"]);
    expect(
      errorsOf(
        nested(
          'conditions: [{left: 1, op: "==", value: 1}], if: [{step_name: U, step_class: Training, chain_input_source_step: T}]',
        ),
      ),
    ).toEqual(["nested-needs-branch"]);
    expect(
      errorsOf(
        nested(
          'conditions: [{left: 1, op: "==", value: 1}], if: [{step_name: U, step_class: Training, depends_on: T}]',
        ),
      ),
    ).toEqual(["nested-needs-branch"]);
  });

  it("lets steps of one branch read each other, and no step outside", () => {
    const branch =
      "if: [{step_name: T, step_class: Training}, {step_name: U, step_class: Training, chain_input_source_step: T}]}\n- {step_name: W, step_class: Training, chain_input_source_step: M";
    expect(errorsOf(condition("{left: 1, op: '==', value: 1}", branch))).toEqual([]);
    expect(
      errorsOf(condition("{left: 1, op: '==', value: 1}", branch.replace("_step: M", "_step: T"))),
    ).toEqual(["needs-branch"]);
  });

  it("is nothing that a step may depend on", () => {
    const steps =
      "- {step_name: C, step_class: Condition, conditions: [{left: 1, op: '==', value: 1}], if: [{step_name: F, step_class: Fail, message: stop}]}\n- {step_name: T, step_class: Training, depends_on: C}";
    expect(errorsOf(compileText(aModelConf({ steps })))).toEqual(["depends-on-condition"]);
  });
});

describe("a gate", () => {
  const gated = (gate: string) =>
    compileText(
      `${aModelConf({
        sections: `registry: {ModelRepack: false, ${gate}, InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [c/d]}}`,
        steps:
          "- {step_name: T, step_class: Training}\n- {step_name: M, step_class: Metrics, chain_input_source_step: T}\n- {step_name: R, step_class: RegisterModel}",
        pipeline: PARAMETERS,
      })}    dependencies: [M >> R]\n`,
    );

  it("registers only where it holds and fails elsewhere, saying what was expected", () => {
    const gate = findStep(gated('gate: [{metric: auc, op: ">=", value: "${parameters.N}"}]'), "R-Gate");
    expect(gate.DependsOn).toEqual(["M"]);
    expect((gate.Arguments.IfSteps as { Name: string }[])[0]?.Name).toBe("R-RegisterModel");
    expect(gate.Arguments.ElseSteps).toEqual([
      {
        Name: "R-GateFailed",
        Type: "Fail",
        Arguments: {
          ErrorMessage: { "Std:Join": { On: "", Values: ["m was not registered: expected auc >= ", N] } },
        },
      },
    ]);
  });

  it("may let the run succeed without a model, which is told", () => {
    const compilation = gated('gate: [{metric: auc, op: ">=", value: 1}], else: skip');
    expect(findStep(compilation, "R-Gate").Arguments.ElseSteps).toEqual([]);
    expect(compilation.diagnostics.map(({ code }) => code)).toContain("silent-gate");
  });

  it("without conditions is none", () => {
    expect(gated("gate: []").pipelines[0]?.definition.Steps.map(({ Name }) => Name)).toEqual([
      "T",
      "M",
      "R-RegisterModel",
    ]);
  });
});
