import * as z from "zod";
import { choice } from "./choice.ts";
import { text } from "./text.ts";

const operand = z.union([z.string(), z.number(), z.boolean()], {
  error: "expected text, a number, a boolean or a reference",
});

/** A comparison of a metric, a parameter or a step's result; or `any`, `all`, `not` of such. */
export type ConditionSource = {
  metric?: string | undefined;
  step?: string | undefined;
  left?: string | number | boolean | undefined;
  op?: "==" | "!=" | ">" | ">=" | "<" | "<=" | "in" | "not in" | undefined;
  value?: string | number | boolean | (string | number | boolean)[] | undefined;
  any?: ConditionSource[] | undefined;
  all?: ConditionSource[] | undefined;
  not?: ConditionSource | undefined;
};

/** Validates one condition of a gate or of a Condition step. */
export const condition: z.ZodType<ConditionSource> = z
  .strictObject({
    metric: text.optional().describe("Path into the report of a Metrics step, e.g. auc.value."),
    step: text
      .optional()
      .describe("The step whose report `metric` reads; by default the model's Metrics step."),
    left: operand.optional().describe("What to compare, instead of a metric."),
    op: choice("==", "!=", ">", ">=", "<", "<=", "in", "not in")
      .optional()
      .describe("How left and value are compared; `in` and `not in` take a list as value."),
    value: z
      .union([operand, z.array(operand)])
      .optional()
      .describe("What to compare with: one value, or a list for `in` and `not in`."),
    get any() {
      return z.array(condition).min(1).optional().describe("Holds if one of these conditions holds.");
    },
    get all() {
      return z.array(condition).min(1).optional().describe("Holds if all of these conditions hold.");
    },
    get not() {
      return condition.optional().describe("Holds if this condition does not.");
    },
  })
  .meta({ id: "condition", title: "Condition" });
