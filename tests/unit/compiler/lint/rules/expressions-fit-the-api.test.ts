import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { parameter, ROLE, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "2: a scalar where a list belongs",
      { steps: [training("T", { InputDataConfig: { Get: "Parameters.A" } })], parameters: [parameter("A")] },
      "error expression-type T.Arguments.InputDataConfig: Expecting start of Json Array (refer to something of the type that belongs there)",
    ],
    [
      "3: a parameter of another type",
      {
        steps: [
          training("T", {
            RoleArn: ROLE,
            StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.A" } },
          }),
        ],
        parameters: [parameter("A")],
      },
      "error expression-type T.Arguments.StoppingCondition.MaxRuntimeInSeconds: Cannot assign property reference [Parameters.A] to argument of type [Integer] (refer to something of the type that belongs there)",
    ],
    [
      "3: a joined text where a number belongs",
      {
        steps: [
          training("T", {
            StoppingCondition: { MaxRuntimeInSeconds: { "Std:Join": { On: "", Values: ["1"] } } },
          }),
        ],
      },
      "error expression-type T.Arguments.StoppingCondition.MaxRuntimeInSeconds: Cannot assign a string to argument of type [integer] (refer to something of the type that belongs there)",
    ],
    [
      "5: an enum value that does not fit",
      {
        steps: [
          training("T", {
            ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: { Get: "Parameters.A" } },
          }),
        ],
        parameters: [parameter("A", { DefaultValue: "ml.m5.large", EnumValues: ["ml.m5.large", "huge"] })],
      },
      "error parameter-value T.Arguments.ResourceConfig.InstanceType: Model Validation failed: with its parameters it becomes 'huge', which fails to satisfy: Member must satisfy enum value set: [ml.m4.xlarge, ml.m4.2xlarge, ml.m4.4xlarge, ml.m4.10xlarge, ml",
    ],
    [
      "5: a parameter that may be too long",
      {
        steps: [training("T", { Environment: { V: { Get: "Parameters.A" } } })],
        parameters: [parameter("A")],
      },
      'info parameter-length T.Arguments.Environment.V: at most 512 characters fit here, and a start may give the parameter "A" 1024 (give the parameter an enum, or start it with care)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
