import { describe, expect, it } from "@jest/globals";
import { isExpression } from "../../../../shared/compiler/references/is-expression.ts";
import { referencesIn } from "../../../../shared/compiler/references/references-in.ts";
import { showMemberPath } from "../../../../shared/compiler/references/show-member-path.ts";

describe("the references in a value", () => {
  it("are found wherever they stand, each with its path", () => {
    const value = {
      a: [{ Get: "Parameters.A" }, { "b c": { Get: "Steps.S.X" } }],
      "Std:Join": { On: "", Values: ["x", { Get: "Execution.PipelineName" }] },
      Get: { Get: "Parameters.B" },
      none: [null, 1, true, "Get", { Get: 1 }],
    };
    expect(referencesIn(value, "T").map(({ path, text }) => [path, text])).toEqual([
      ["T.a[0]", "Parameters.A"],
      ["T.a[1]['b c']", "Steps.S.X"],
      ["T.Std:Join.Values[1]", "Execution.PipelineName"],
      ["T.Get", "Parameters.B"],
    ]);
  });
});

describe("an expression", () => {
  it.each<[value: unknown, answer: boolean]>([
    [{ Get: "Parameters.A" }, true],
    [{ "Std:Join": {} }, true],
    [{ "Std:JsonGet": {} }, true],
    [{ Get: "Parameters.A", more: 1 }, false],
    [{ Got: "x" }, false],
    [{}, false],
    [["Get"], false],
    [null, false],
    ["Get", false],
  ])("%j: %s", (value, answer) => {
    expect(isExpression(value)).toBe(answer);
  });
});

describe("the path of a member", () => {
  it("is written so that it can be read back", () => {
    expect(showMemberPath("T", ["Arguments", "Outputs", 0, "a b", "Std:Join", "-x", "x y z"])).toBe(
      "T.Arguments.Outputs[0]['a b'].Std:Join['-x']['x y z']",
    );
  });
});
