import * as z from "zod";
import { condition } from "./condition.ts";
import { freeMap } from "./free-map.ts";
import { stepKeys } from "./step-keys.ts";
import { text } from "./text.ts";

const plain = <const T extends string>(name: T) =>
  z
    .strictObject({ ...stepKeys, step_class: z.literal(name).describe("The kind of step.") })
    .meta({ title: name });

// Here the branches stay unread: the compiler validates each step by itself, so that one mistake hides no other.
const branch = z.array(z.unknown()).nullish();

const conditionStep = z
  .strictObject({
    ...stepKeys,
    step_class: z.literal("Condition").describe("The kind of step."),
    // An empty list is refused by the compiler, which goes on with the branches after that.
    conditions: z.array(condition).meta({ minItems: 1 }).describe("All of these must hold for `if` to run."),
    if: branch.describe("Steps that run where the conditions hold."),
    else: branch.describe("Steps that run where they do not."),
  })
  .meta({ title: "Condition" });

/** The shape of a step, by its class. */
export const stepByClass = {
  Processing: plain("Processing"),
  Training: plain("Training"),
  CreateModel: plain("CreateModel"),
  Transform: plain("Transform"),
  Metrics: plain("Metrics"),
  RegisterModel: plain("RegisterModel"),
  Tuning: plain("Tuning"),
  Refit: z
    .strictObject({
      ...stepKeys,
      step_class: z.literal("Refit").describe("The kind of step."),
      tuning_step: text
        .nullish()
        .describe("The tuning whose winner is trained again; by default the last before it."),
    })
    .meta({ title: "Refit" }),
  Condition: conditionStep,
  Fail: z
    .strictObject({
      ...stepKeys,
      step_class: z.literal("Fail").describe("The kind of step."),
      message: text.describe("Why the run fails; references are allowed."),
    })
    .meta({ title: "Fail" }),
  Lambda: plain("Lambda"),
  Callback: plain("Callback"),
  QualityCheck: plain("QualityCheck"),
  ClarifyCheck: plain("ClarifyCheck"),
  EMR: plain("EMR"),
  EMRServerless: plain("EMRServerless"),
  AutoML: plain("AutoML"),
  EndpointConfig: plain("EndpointConfig"),
  Endpoint: plain("Endpoint"),
  Notebook: plain("Notebook"),
  Raw: z
    .strictObject({
      ...stepKeys,
      step_class: z.literal("Raw").describe("The kind of step."),
      type: text.describe("The service's own step type."),
      arguments: freeMap.describe("Arguments of the step, in the API's own words."),
      properties: freeMap.optional().describe("Members beside Arguments, e.g. PropertyFiles or FunctionArn."),
    })
    .meta({ title: "Raw" }),
};
