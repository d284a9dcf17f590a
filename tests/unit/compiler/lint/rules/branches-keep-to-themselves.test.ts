import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "11: an edge out of a branch",
      { steps: [condition("C", [compare(1, 1)], [training("T")]), training("U", {}, { DependsOn: ["T"] })] },
      'error needs-branch U: step "U" needs "T", which runs only in a branch of the condition "C": where "C" goes the other way "T" never runs, and "U" fails (move "U" into the same branch)',
    ],
    [
      "11: an edge to the other side",
      {
        steps: [condition("C", [compare(1, 1)], [training("T")], [training("U", {}, { DependsOn: ["T"] })])],
      },
      'error nested-needs-branch U: step "U" needs "T", which runs only in a branch of the condition "C": nested conditions are compiled to separate ones, so "U" would be asked even where "C" does not run "T" (let "U" read a step that always runs, or move i',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
