import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { step, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "1: an unknown member of a step",
      { steps: [training("T", {}, { Cache: true })] },
      "error step-member T.Cache: Cannot parse object, unknown property 'Cache' (did you mean \"CacheConfig\"?)",
    ],
    [
      "1: an unknown member of any type",
      { steps: [step("S", "Lineage", {}, { Foo: 1 })] },
      "error step-member S.Foo: Cannot parse object, unknown property 'Foo' (use one of Name, Type, Arguments, DependsOn, DisplayName, Description)",
    ],
    [
      "1: an unknown step type",
      { steps: [step("S", "Trainig", {})] },
      'error step-type S: the service knows no step type "Trainig" (did you mean "Training"?)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
