import * as z from "zod";
import { choice } from "./choice.ts";

// The service's own names without their prefixes would be ambiguous, so they are written in full.
const exception = choice(
  "Step.SERVICE_FAULT",
  "Step.THROTTLING",
  "SageMaker.JOB_INTERNAL_ERROR",
  "SageMaker.CAPACITY_ERROR",
  "SageMaker.RESOURCE_LIMIT",
);

/** When and how often a step is tried again. */
export const retry = z.strictObject({
  on: z
    .union([exception, z.array(exception).min(1)], {
      error: "expected exception types such as SageMaker.CAPACITY_ERROR",
    })
    .describe("The failures after which the step is tried again."),
  interval_seconds: z
    .int()
    .min(1)
    .max(43200)
    .optional()
    .describe("Seconds before the first new try; by default 1."),
  backoff_rate: z
    .number()
    .min(1)
    .optional()
    .describe("Each wait is so many times the one before; by default 2."),
  max_attempts: z.int().min(1).max(20).optional().describe("Most tries."),
  expire_after_minutes: z
    .int()
    .min(1)
    .max(14400)
    .optional()
    .describe("No try begins so many minutes after the first."),
});
