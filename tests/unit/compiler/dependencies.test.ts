import { describe, expect, it } from "@jest/globals";
import { parseDependency } from "../../../shared/compiler/depend/parse-dependency.ts";
import { flattenSteps } from "../../../shared/compiler/references/flatten-steps.ts";
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

describe("a chain of dependencies", () => {
  it.each([
    ["A >> [B", '"A >> [B" is no chain of steps'],
    ["A >> B]", '"A >> B]" is no chain of steps'],
    ["A >> x[B]", '"A >> x[B]" is no chain of steps'],
    ["[A] x >> B", '"[A] x >> B" is no chain of steps'],
    ["A >> [B, C D]", '"A >> [B, C D]" is no chain of steps'],
    ["A >> [B, ]", '"A >> [B, ]" is no chain of steps'],
    ["A >> >> B", '"A >> >> B" is no chain of steps'],
    ["# A >> B", '"# A >> B" is no chain of steps'],
    ["A #>> B", '"A #>> B" names no second step'],
    ["[A, B]", '"[A, B]" names no second step'],
  ])("%j is refused by what it is", (text, problem) => {
    expect(parseDependency(text)).toEqual({ problem });
  });

  it.each([
    ["A#1 >> B", [["A#1"], ["B"]]],
    ["[ A ] >> B\t# >> C", [["A"], ["B"]]],
  ])("%j is read", (text, groups) => {
    expect(parseDependency(text)).toEqual({ groups });
  });
});

describe("dependencies of clones and conditions", () => {
  const edges = (conf: string) =>
    Object.fromEntries(
      flattenSteps(compileText(conf).pipelines[0]?.definition.Steps ?? []).flatMap(({ step }) =>
        step.DependsOn === undefined ? [] : [[step.Name, step.DependsOn]],
      ),
    );

  it("join each clone of a unit to its own, and a step alone to all", () => {
    const conf =
      `${aModelConf({ steps: "- {step_name: T, step_class: Training}\n- {step_name: R, step_class: RegisterModel}" })}        for_each: [x, y]
      n:
        steps: [{step_name: F, step_class: Fail, message: stop}, {step_name: G, step_class: Fail, message: stop}]
    dependencies: [T >> R, F >> T, R >> G, F >> G]
`.replace("  sagemakerPipeline:", "    n: {}\n  sagemakerPipeline:");
    expect(edges(conf)).toEqual({
      "T-x": ["F"],
      "R-x-RegisterModel": ["T-x"],
      "T-y": ["F"],
      "R-y-RegisterModel": ["T-y"],
      G: ["R-x-RegisterModel", "R-y-RegisterModel", "F"],
    });
  });

  it("hold back a condition with all conditions nested in it, and the steps of no branch", () => {
    const inner = (name: string, steps: string) =>
      `{step_name: ${name}, step_class: Condition, conditions: [{left: 1, op: '==', value: 1}], if: [${steps}]}`;
    const fail = (name: string) => `{step_name: ${name}, step_class: Fail, message: stop}`;
    const conf = `${aModelConf({
      steps: [
        "- {step_name: T, step_class: Training}",
        `- ${inner("C", `${inner("D", `${inner("E", fail("F"))}, ${fail("H")}`)}, ${fail("I")}`)}`,
        `- ${inner("K", inner("L", fail("M")))}`,
      ].join("\n"),
    })}    dependencies: [T >> C]\n`;
    expect(edges(conf)).toEqual({ C: ["T"], D: ["T"], E: ["T"] });
  });
});
