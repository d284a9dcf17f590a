import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, failIf, parameter, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "15: operands of two types",
      { steps: [condition("C", [{ Type: "Equals", LeftValue: 1, RightValue: "1" }], [training("T")])] },
      "error operand-types C.Arguments.Conditions[0]: a number is compared with a string, which never agree (compare values of one type)",
    ],
    [
      "15: a text among numbers",
      { steps: [condition("C", [{ Type: "In", QueryValue: 1, Values: [1, "1"] }])] },
      "error operand-types C.Arguments.Conditions[0]: a number is compared with a string, which never agree (compare values of one type)",
    ],
    [
      "15: a property of another type",
      {
        steps: [
          training("T"),
          condition("C", [{ ...compare(1, 1), LeftValue: { Get: "Steps.T.TrainingJobName" } }]),
        ],
      },
      "error operand-types C.Arguments.Conditions[0]: a string is compared with a number, which never agree (compare values of one type)",
    ],
    [
      "15: an order of texts",
      {
        steps: [
          condition(
            "C",
            [{ Type: "GreaterThan", LeftValue: { Get: "Parameters.A" }, RightValue: "b" }],
            [training("T")],
          ),
        ],
        parameters: [parameter("A")],
      },
      "error operand-order C.Arguments.Conditions[0]: GreaterThan puts numbers in order, not a string (compare with == or in, or declare the parameter as Integer or Float)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    ["numbers in order", { steps: [failIf(compare(1, 2, "GreaterThan"))] }],
    [
      "numbers of parameters and of text where text belongs",
      {
        steps: [
          failIf(
            compare({ Get: "Parameters.N" }, 2, "LessThanOrEqualTo"),
            compare({ Get: "Parameters.F" }, 1.5, "LessThan"),
            compare({ "Std:Join": { On: "", Values: ["a"] } }, "a"),
          ),
        ],
        parameters: [
          parameter("N", { Type: "Integer", DefaultValue: 1 }),
          parameter("F", { Type: "Float", DefaultValue: 1.5 }),
        ],
      },
    ],
    ["a membership of one kind", { steps: [failIf({ Type: "In", QueryValue: "a", Values: ["a", "b"] })] }],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a membership of two kinds",
      { steps: [failIf({ Type: "In", QueryValue: "a", Values: ["a", 1] })] },
      "error operand-types C.Arguments.Conditions[0]: a string is compared with a number, which never agree (compare values of one type)",
    ],
    [
      "truth in order",
      { steps: [failIf(compare(true, false, "LessThan"))] },
      "error operand-order C.Arguments.Conditions[0]: LessThan puts numbers in order, not a boolean (compare with == or in, or declare the parameter as Integer or Float)",
    ],
    [
      "a joined text in order",
      { steps: [failIf(compare({ "Std:Join": { On: "", Values: ["a"] } }, "b", "GreaterThanOrEqualTo"))] },
      "error operand-order C.Arguments.Conditions[0]: GreaterThanOrEqualTo puts numbers in order, not a string (compare with == or in, or declare the parameter as Integer or Float)",
    ],
    [
      "a truth parameter beside a number",
      {
        steps: [failIf(compare({ Get: "Parameters.B" }, 1))],
        parameters: [parameter("B", { Type: "Boolean", DefaultValue: true })],
      },
      "error operand-types C.Arguments.Conditions[0]: a boolean is compared with a number, which never agree (compare values of one type)",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
