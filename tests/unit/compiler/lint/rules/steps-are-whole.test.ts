import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, evaluation, step, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "1: a Lambda step without its function",
      { steps: [step("S", "Lambda", {})] },
      "error step-form S: Missing required property 'FunctionArn'",
    ],
    [
      "1: a Fail step without a message",
      { steps: [step("S", "Fail", { Cause: "x" })] },
      [
        "error step-form S: Missing required property 'Arguments.ErrorMessage'",
        "error unknown-member S.Arguments.Cause: Unknown Argument member 'Cause'",
      ],
    ],
    [
      "2: members that are no lists",
      { steps: [training("T", {}, { RetryPolicies: { a: 1 } })] },
      "error step-form T.RetryPolicies: Expecting start of Json Array",
    ],
    [
      "2: a cache setting that is no map",
      { steps: [training("T", {}, { CacheConfig: true })] },
      "error step-form T.CacheConfig: Expecting start of Json Object",
    ],
    [
      "2: property files without names",
      { steps: [evaluation("P", {}, { PropertyFiles: [{ PropertyFileName: "a", FilePath: "b" }] })] },
      "error step-form P.PropertyFiles[0]: Missing required property 'OutputName'",
    ],
    [
      "2: a branch that is no list",
      { steps: [step("S", "Condition", { Conditions: [compare(1, 1)], IfSteps: "x" })] },
      "error step-form S.Arguments.IfSteps: Expecting start of Json Array",
    ],
    [
      "2: a branch of what is no step",
      { steps: [step("S", "Condition", { Conditions: [compare(1, 1)], ElseSteps: [null] })] },
      "error step-form S.Arguments.ElseSteps[0]: a step of a branch needs Name, Type and Arguments",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
