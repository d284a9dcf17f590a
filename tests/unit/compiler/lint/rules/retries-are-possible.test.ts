import { describe, expect, it } from "@jest/globals";
import type { DefinitionStep } from "../../../../../shared/compiler/definition.ts";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, register, training, tuning } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "22: a policy that says nothing the service knows",
      {
        steps: [
          training(
            "T",
            {},
            { RetryPolicies: [{ ExceptionType: ["Step.THROTLE"], MaxAttempts: 99, Wait: 1 }] },
          ),
        ],
      },
      [
        "error retry T.RetryPolicies[0]: Unknown ExceptionType 'Step.THROTLE' (did you mean \"Step.THROTTLING\"?)",
        "error retry T.RetryPolicies[0]: Cannot parse object, unknown property 'Wait'",
        "error retry T.RetryPolicies[0]: MaxAttempts must be a number from 1 to 20",
      ],
    ],
    [
      "22: two bounds of a retry",
      {
        steps: [
          training(
            "T",
            {},
            {
              RetryPolicies: [
                { ExceptionType: ["SageMaker.CAPACITY_ERROR"], MaxAttempts: 2, ExpireAfterMin: 2 },
              ],
            },
          ),
        ],
      },
      "error retry T.RetryPolicies[0]: validation error: MaxAttempts and ExpireAfterMin exclude each other (keep max_attempts or expire_after_minutes)",
    ],
    [
      "22: a retry of a condition",
      {
        steps: [
          { ...condition("C", [compare(1, 1)], [training("T")]), RetryPolicies: [{}] } as DefinitionStep,
        ],
      },
      ["error retry C.RetryPolicies: a step of type Condition cannot be retried (remove retry)"],
    ],
    [
      "22: a job's exception on a model",
      {
        steps: [
          {
            ...register(),
            RetryPolicies: [{ ExceptionType: ["SageMaker.CAPACITY_ERROR"] }],
          } as DefinitionStep,
        ],
      },
      "error retry R.RetryPolicies[0]: a RegisterModel step runs no job, so only Step.SERVICE_FAULT and Step.THROTTLING can be retried",
    ],
    [
      "22: an ignored exception",
      {
        steps: [
          {
            ...tuning(),
            RetryPolicies: [{ ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"] }],
          } as DefinitionStep,
        ],
      },
      "warning retry S.RetryPolicies[0]: SageMaker.JOB_INTERNAL_ERROR is ignored on a Tuning step",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
