import * as z from "zod";
import { stepByClass } from "../step-by-class.ts";

const { Condition, ...others } = stepByClass;

/** A step as the published schema has it: branches hold steps again. */
export const stepDocument: z.ZodType = z
  .discriminatedUnion("step_class", [
    ...(Object.values(others) as unknown as [(typeof others)["Processing"]]),
    Condition.extend({
      get if() {
        return z.array(stepDocument).nullish().describe("Steps that run where the conditions hold.");
      },
      get else() {
        return z.array(stepDocument).nullish().describe("Steps that run where they do not.");
      },
    }),
  ])
  .meta({ id: "step" });
