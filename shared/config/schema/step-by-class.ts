import { z } from "zod";
import { condition } from "./condition.ts";
import { freeMap } from "./free-map.ts";
import { stepKeys } from "./step-keys.ts";
import { text } from "./text.ts";

const plain = <const T extends string>(name: T) =>
  z.strictObject({ ...stepKeys, step_class: z.literal(name) }).meta({ title: name });

// Here the branches stay unread: the compiler validates each step by itself, so that one mistake hides no other.
const branch = z.array(z.unknown()).nullish();

const conditionStep = z
  .strictObject({
    ...stepKeys,
    step_class: z.literal("Condition"),
    // An empty list is refused by the compiler, which goes on with the branches after that.
    conditions: z.array(condition).meta({ minItems: 1 }),
    if: branch,
    else: branch,
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
    .strictObject({ ...stepKeys, step_class: z.literal("Refit"), tuning_step: text.nullish() })
    .meta({ title: "Refit" }),
  Condition: conditionStep,
  Fail: z.strictObject({ ...stepKeys, step_class: z.literal("Fail"), message: text }).meta({ title: "Fail" }),
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
      step_class: z.literal("Raw"),
      type: text.meta({ description: "The service's own step type." }),
      arguments: freeMap,
      properties: freeMap
        .optional()
        .meta({ description: "Members beside Arguments, e.g. PropertyFiles or FunctionArn." }),
    })
    .meta({ title: "Raw" }),
};
