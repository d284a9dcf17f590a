import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, failIf, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "14: an operand that no condition has",
      { steps: [condition("C", [{ ...compare(1, 1), X: 1 }])] },
      "error condition-form C.Arguments.Conditions[0]: Cannot parse object, unknown property 'X'",
    ],
    [
      "14: no conditions",
      { steps: [condition("C", [], [training("T")])] },
      'error condition-form C: the condition "C" asks nothing',
    ],
    [
      "14: an unknown condition",
      { steps: [condition("C", [{ Type: "NotEquals", LeftValue: 1, RightValue: 1 }], [training("T")])] },
      "error condition-form C.Arguments.Conditions[0]: Unknown condition type 'NotEquals'",
    ],
    [
      "14: an empty Or",
      { steps: [condition("C", [{ Type: "Or", Conditions: [] }], [training("T")])] },
      "error condition-form C.Arguments.Conditions[0]: the condition Or needs Conditions",
    ],
    [
      "14: In without values",
      { steps: [condition("C", [{ Type: "In", QueryValue: 1, Values: [] }], [training("T")])] },
      "error condition-form C.Arguments.Conditions[0]: the condition In needs QueryValue and Values",
    ],
    [
      "14: a Not of nothing",
      { steps: [condition("C", [{ Type: "Not" }], [training("T")])] },
      "error condition-form C.Arguments.Conditions[0]: the condition Not needs a Condition",
    ],
    [
      "14: a comparison with one side",
      { steps: [condition("C", [{ Type: "Equals", LeftValue: 1 }], [training("T")])] },
      "error condition-form C.Arguments.Conditions[0]: the condition Equals needs LeftValue and RightValue",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "conditions within conditions",
      { steps: [failIf({ Type: "Not", Condition: { Type: "Or", Conditions: [compare(1, 1)] } })] },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a condition without a type",
      { steps: [failIf({})] },
      "error condition-form C.Arguments.Conditions[0]: a condition has no Type",
    ],
    [
      "a mistake deep in a condition",
      {
        steps: [
          failIf({
            Type: "Or",
            Conditions: [compare(1, 1), { Type: "Not", Condition: { Type: "In", Values: [1] } }],
          }),
        ],
      },
      "error condition-form C.Arguments.Conditions[0].Conditions[1].Condition: the condition In needs QueryValue and Values",
    ],
    [
      "an empty membership",
      { steps: [failIf({ Type: "In", QueryValue: 1, Values: [] })] },
      "error condition-form C.Arguments.Conditions[0]: the condition In needs QueryValue and Values",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
