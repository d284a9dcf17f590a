import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DefinitionStep } from "../../shared/compiler/definition.ts";
import { aModelConf } from "../builders/a-model-conf.ts";
import { compileText } from "../builders/compile-text.ts";

type Test = { readonly parameter: number; readonly value: number };
type Nested =
  | { readonly kind: "step" }
  | {
      readonly kind: "condition";
      readonly tests: readonly Test[];
      readonly yes: readonly Nested[];
      readonly no: readonly Nested[];
    };

const PARAMETERS = 3;
const test = fc.record({ parameter: fc.nat(PARAMETERS - 1), value: fc.nat(1) });
const { tree } = fc.letrec<{ tree: Nested; list: Nested[] }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constant({ kind: "step" } as const),
    fc.record({
      kind: fc.constant("condition" as const),
      tests: fc.array(test, { minLength: 1, maxLength: 2 }),
      yes: tie("list"),
      no: tie("list"),
    }),
  ),
  list: fc.array(tie("tree"), { maxLength: 3 }),
}));

/** Writes a tree as YAML, and tells in one go which named steps run for given outcomes. */
const write = (trees: readonly Nested[]) => {
  let count = 0;
  const runs: { readonly name: string; readonly when: (values: readonly number[]) => boolean }[] = [];
  const visit = (nested: Nested, when: (values: readonly number[]) => boolean): string => {
    const name = `s${count++}`;
    if (nested.kind === "step") {
      runs.push({ name, when });
      return `{step_name: ${name}, step_class: Training}`;
    }
    const holds = (values: readonly number[]) =>
      nested.tests.every(({ parameter, value }) => values[parameter] === value);
    const conditions = nested.tests.map(
      ({ parameter, value }) => `{left: "\${parameters.P${parameter}}", op: "==", value: ${value}}`,
    );
    const yes = nested.yes.map((one) => visit(one, (values) => when(values) && holds(values)));
    const no = nested.no.map((one) => visit(one, (values) => when(values) && !holds(values)));
    return `{step_name: ${name}, step_class: Condition, conditions: [${conditions.join(", ")}], if: [${yes.join(", ")}], else: [${no.join(", ")}]}`;
  };
  const steps = trees.map((one) => `- ${visit(one, () => true)}`).join("\n");
  return { steps, runs };
};

type Condition = {
  Type: string;
  LeftValue?: { Get: string };
  RightValue?: number;
  Condition?: Condition;
  Conditions?: Condition[];
};

const holds = (condition: Condition, values: readonly number[]): boolean => {
  if (condition.Type === "Not") return !holds(condition.Condition as Condition, values);
  if (condition.Type === "Or") return (condition.Conditions ?? []).some((one) => holds(one, values));
  return values[Number(condition.LeftValue?.Get.slice("Parameters.P".length))] === condition.RightValue;
};

/** Runs a flat definition as the service does: each condition alone, and only the steps of the side it takes. */
const execute = (steps: readonly DefinitionStep[], values: readonly number[]): readonly string[] =>
  steps.flatMap((step) => {
    if (step.Type !== "Condition") return [step.Name];
    const { Conditions, IfSteps, ElseSteps } = step.Arguments as unknown as {
      Conditions: Condition[];
      IfSteps: DefinitionStep[];
      ElseSteps: DefinitionStep[];
    };
    const taken = Conditions.every((one) => holds(one, values)) ? IfSteps : ElseSteps;
    expect(taken.some(({ Type }) => Type === "Condition")).toBe(false);
    return execute(taken, values);
  });

const outcomes = Array.from({ length: 2 ** PARAMETERS }, (_, bits) =>
  Array.from({ length: PARAMETERS }, (__, index) => (bits >> index) & 1),
);

describe("nested conditions", () => {
  it("run, compiled flat, exactly the steps that the nested form means, whatever the outcomes", () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (trees) => {
        const { steps, runs } = write(trees);
        const pipeline = `parameters: {${Array.from({ length: PARAMETERS }, (_, index) => `P${index}: 0`).join(", ")}}`;
        const { pipelines, diagnostics } = compileText(aModelConf({ steps, pipeline }));
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        for (const values of outcomes) {
          const expected = runs.filter(({ when }) => when(values)).map(({ name }) => name);
          expect([...execute(pipelines[0]?.definition.Steps ?? [], values)].sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});
