import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "35: a definition that is too large",
      {
        steps: Array.from({ length: 400 }, (_, index) =>
          training(`T${index}`, {
            HyperParameters: Object.fromEntries(
              Array.from({ length: 2 }, (__, key) => [`k${key}`, "x".repeat(2000)]),
            ),
          }),
        ),
      },
      [
        "error definition-size : the definition has 1754386 characters; the service takes 1048576 (split the pipeline)",
        "warning many-steps : the pipeline has 400 steps; the default quota is 50 (split the pipeline, or ask AWS for a higher quota)",
        "warning wide : 400 steps may start at the same time (bound them by sagemakerPipeline.parallelism)",
      ],
    ],
    [
      "35: many steps",
      { steps: Array.from({ length: 51 }, (_, index) => training(`T${index}`)) },
      [
        "warning many-steps : the pipeline has 51 steps; the default quota is 50 (split the pipeline, or ask AWS for a higher quota)",
        "warning wide : 51 steps may start at the same time (bound them by sagemakerPipeline.parallelism)",
      ],
    ],
    [
      "35: a wide fan-out",
      { steps: Array.from({ length: 21 }, (_, index) => training(`T${index}`)) },
      "warning wide : 21 steps may start at the same time (bound them by sagemakerPipeline.parallelism)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "as many steps as the quota allows",
      { steps: Array.from({ length: 50 }, (_, index) => training(`T${index}`)), context: { parallelism: 2 } },
    ],
    [
      "twenty steps at the same time",
      { steps: Array.from({ length: 20 }, (_, index) => training(`T${index}`)) },
    ],
    [
      "steps that wait, however many follow one",
      {
        steps: [
          training("T"),
          ...Array.from({ length: 30 }, (_, index) => training(`U${index}`, {}, { DependsOn: ["T"] })),
        ],
      },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});
