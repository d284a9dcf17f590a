import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { input, output, processing } from "../../../../builders/lint-steps.ts";

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "data of its own place in a job",
      {
        steps: [
          processing("P", {
            ProcessingInputs: [input("a"), input("b")],
            ProcessingOutputConfig: { Outputs: [output("a"), output("b")] },
          }),
        ],
      },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "inputs of one name",
      { steps: [processing("P", { ProcessingInputs: [input("a", "/opt/ml/1"), input("a", "/opt/ml/2")] })] },
      'error processing-names P.Arguments: two inputs are called "a" (rename one of them)',
    ],
    [
      "inputs in one folder",
      { steps: [processing("P", { ProcessingInputs: [input("a", "/opt/ml/1"), input("b", "/opt/ml/1")] })] },
      'error processing-names P.Arguments: two inputs lie in "/opt/ml/1" (rename one of them)',
    ],
    [
      "outputs of one name",
      { steps: [processing("P", { ProcessingOutputConfig: { Outputs: [output("a"), output("a")] } })] },
      'error processing-names P.Arguments: two outputs are called "a" (rename one of them)',
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
