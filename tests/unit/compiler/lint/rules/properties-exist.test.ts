import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { env, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "17: a property that is not there",
      { steps: [training("A"), training("T", env({ Get: "Steps.A.ModelArtifact.S3ModelArtifacts" }))] },
      'error property-path T.Arguments.Environment.V: "Steps.A.ModelArtifact.S3ModelArtifacts": a Training step has no "ModelArtifact" there (did you mean "ModelArtifacts"?)',
    ],
    [
      "17: a step as a whole",
      { steps: [training("A"), training("T", env({ Get: "Steps.A" }))] },
      'error property-path T.Arguments.Environment.V: "Steps.A" names no property',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "no property path",
      { steps: [training("A"), training("T", env({ Get: "Steps.A.[x]" }))] },
      "error property-path T.Arguments.Environment.V: \"Steps.A.[x]\" is no property path (write members after dots, names in ['…'] and indices in […])",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
