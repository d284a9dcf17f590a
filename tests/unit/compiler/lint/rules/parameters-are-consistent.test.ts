import { describe, expect, it } from "@jest/globals";
import type { DefinitionParameter } from "../../../../../shared/compiler/definition.ts";
import { type LintCase, lintFindings, toldBy } from "../../../../builders/lint-findings.ts";
import { parameter, step, training, use } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "20: two parameters of one name",
      { steps: [training("T", use("A"))], parameters: [parameter("A"), parameter("A")] },
      "error parameter-twice Parameters.A: Parameter names must be unique. Duplicate parameter name found: 'A' (rename it: registered packages get their commit by parameters that are called Commit)",
    ],
    [
      "20: a default that is too long",
      {
        steps: [step("S", "Fail", { ErrorMessage: { Get: "Parameters.A" } })],
        parameters: [parameter("A", { DefaultValue: "x".repeat(4097) })],
      },
      'error parameter-long Parameters.A: the default of the parameter "A" has 4097 characters; at most 4096 are allowed',
    ],
    [
      "20: a default of another type",
      { steps: [training("T", use("A"))], parameters: [{ Name: "A", Type: "Integer", DefaultValue: 1.5 }] },
      'error parameter-default Parameters.A: the default 1.5 of the parameter "A" is no Integer',
    ],
    [
      "20: a default out of its enum",
      { steps: [training("T", use("A"))], parameters: [parameter("A", { EnumValues: ["y"] })] },
      'error parameter-enum Parameters.A: the default "x" of the parameter "A" is not one of y',
    ],
    [
      "20: an enum of numbers",
      { steps: [training("T", use("A"))], parameters: [{ Name: "A", Type: "Integer", EnumValues: ["1"] }] },
      'error parameter-enum Parameters.A: only a String parameter may have an enum; "A" is Integer',
    ],
    [
      "20: an empty default",
      { steps: [training("T", use("A"))], parameters: [parameter("A", { DefaultValue: "" })] },
      'warning parameter-empty Parameters.A: the default of the parameter "A" is empty: the service refuses empty values at a start',
    ],
    [
      "20: a long default",
      { steps: [training("T", use("A"))], parameters: [parameter("A", { DefaultValue: "x".repeat(1025) })] },
      [
        'warning parameter-long Parameters.A: the default of the parameter "A" is longer than the 1024 characters that a start may give',
      ],
    ],
    [
      "21: no default where runs start by themselves",
      {
        steps: [training("T", use("A"))],
        parameters: [{ Name: "A", Type: "String" }],
        context: { startsItself: true },
      },
      "warning parameter-undefined Parameters.A: Parameter 'A' is undefined: it has no default, and a change starts a run without asking (give it a default, or a value in start.parameters)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });

  it("finds rule 20: too many parameters", () => {
    const parameters = Array.from({ length: 201 }, (_, index) => parameter(`A${index}`));
    const message = "error parameter-count Parameters: a pipeline has at most 200 parameters, not 201";
    expect(toldBy({ steps: [training("T")], parameters })).toContain(message);
    const codes = lintFindings({ steps: [training("T")], parameters: parameters.slice(1) }).map(
      ({ code }) => code,
    );
    expect(codes).not.toContain("parameter-count");
  });

  it("takes what a start gives for a default", () => {
    const context = { startsItself: true, startParameters: new Set(["A"]) };
    const parameters: readonly DefinitionParameter[] = [{ Name: "A", Type: "String" }];
    expect(toldBy({ steps: [training("T", use("A"))], parameters, context })).toEqual([]);
  });
});
