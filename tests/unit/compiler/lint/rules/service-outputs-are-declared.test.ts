import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { env, lambda, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "18: an output of a Lambda that is not declared",
      { steps: [lambda(["o"]), training("T", env({ Get: "Steps.L.OutputParameters['q']" }))] },
      'error service-output T.Arguments.Environment.V: step "L" declares no output "q" (use one of o)',
    ],
    [
      "18: a nested output of a Lambda",
      { steps: [lambda(["o"]), training("T", env({ Get: "Steps.L.OutputParameters['o'].p" }))] },
      "error service-output T.Arguments.Environment.V: \"Steps.L.OutputParameters['o'].p\" is no output: outputs are flat (write ${steps.L.OutputParameters['o']})",
    ],
    [
      "18: outputs of one name",
      { steps: [lambda(["o", "o"])] },
      'error service-output L: the output "o" is declared twice',
    ],
    [
      "18: too many outputs",
      { steps: [lambda(Array.from({ length: 51 }, (_, index) => `o${index}`))] },
      "error service-output L: a Lambda step has at most 50 outputs, not 51",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
