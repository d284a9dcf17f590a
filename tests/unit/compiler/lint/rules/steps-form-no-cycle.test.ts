import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { env, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "9: a cycle",
      {
        steps: [
          training("A", {}, { DependsOn: ["B"] }),
          training("B", env({ Get: "Steps.A.TrainingJobName" })),
        ],
      },
      "error cycle A: these steps wait for each other: A >> B >> A (remove one of the edges or references between them)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a longer cycle",
      {
        steps: [
          training("A", {}, { DependsOn: ["C"] }),
          training("B", {}, { DependsOn: ["A"] }),
          training("C", {}, { DependsOn: ["B"] }),
          training("D", {}, { DependsOn: ["C"] }),
        ],
      },
      "error cycle A: these steps wait for each other: A >> B >> C >> A (remove one of the edges or references between them)",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
