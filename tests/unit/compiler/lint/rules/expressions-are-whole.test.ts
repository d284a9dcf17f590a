import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "2: a join of no list",
      { steps: [training("T", { Environment: { V: { "Std:Join": { Values: "x" } } } })] },
      "error expression-form T.Arguments.Environment.V: Expecting start of Json Array at Std:Join.Values",
    ],
    [
      "2: a Get of no text",
      { steps: [training("T", { Environment: { V: { Get: 1 } } })] },
      "error expression-form T.Arguments.Environment.V: Expecting a String at Get",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
