import { describe, expect, it } from "@jest/globals";
import { parseDependency } from "../../../shared/compiler/depend/parse-dependency.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";

const steps = ["A", "B", "C", "D"].map((name) => `- {step_name: ${name}, step_class: Training}`).join("\n");
const dependsOn = (dependencies: string, more = "") => {
  const { pipelines, diagnostics } = compileText(
    `${aModelConf({ steps: steps + more })}    dependencies: ${dependencies}\n`,
  );
  return pipelines[0] === undefined
    ? errorsOf({ diagnostics })
    : Object.fromEntries(
        pipelines[0].definition.Steps.flatMap(({ Name, DependsOn }) =>
          DependsOn === undefined ? [] : [[Name, DependsOn]],
        ),
      );
};

describe("dependencies", () => {
  it.each([
    ["A >> B >> C", [["A"], ["B"], ["C"]]],
    ["A>>B", [["A"], ["B"]]],
    ["  A  >>   B # why", [["A"], ["B"]]],
    ["[A, B] >> C", [["A", "B"], ["C"]]],
    ["A >> [B,C] >> D", [["A"], ["B", "C"], ["D"]]],
  ])("%s is read", (text, groups) => {
    expect(parseDependency(text)).toEqual({ groups });
  });

  it.each(["A", "A >>", ">> A", "A > B", "A B >> C", "[A >> B", "", "# only"])("%j is refused", (text) => {
    expect(parseDependency(text)).toHaveProperty("problem");
  });

  it("become edges, each once, in the order of first mention", () => {
    expect(dependsOn('["A >> B", "[C, A] >> B", "A >> [C, D]"]')).toEqual({
      B: ["A", "C"],
      C: ["A"],
      D: ["A"],
    });
    expect(dependsOn('"A >> B"')).toEqual({ B: ["A"] });
  });

  it("are reported when they name no step, form no chain or form a cycle", () => {
    expect(dependsOn('["A >> X"]')).toEqual(["unknown-step"]);
    expect(dependsOn('["A"]')).toEqual(["dependency"]);
    expect(dependsOn('["A >> B >> C >> A"]')).toEqual(["cycle"]);
    expect(dependsOn('["A >> A"]')).toEqual(["cycle"]);
  });

  it("form a cycle with data as well", () => {
    expect(
      dependsOn('["E >> A"]', "\n- {step_name: E, step_class: Training, chain_input_source_step: A}"),
    ).toEqual(["cycle"]);
  });

  it("may stand at the step", () => {
    expect(dependsOn("[]", "\n- {step_name: E, step_class: Training, depends_on: [A, B]}")).toEqual({
      E: ["A", "B"],
    });
  });
});
