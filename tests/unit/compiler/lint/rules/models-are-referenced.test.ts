import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { model, step } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "29: a configuration by name",
      {
        steps: [
          {
            ...step("S", "EndpointConfig", {
              EndpointConfigName: "c",
              ProductionVariants: [
                { VariantName: "v", ModelName: "m", InitialInstanceCount: 1, InstanceType: "ml.m5.large" },
              ],
            }),
            Name: "E",
          },
          step("S", "Endpoint", { EndpointName: "e", EndpointConfigName: "c" }),
        ],
      },
      'error endpoint-config-name S.Arguments.EndpointConfigName: "c" is made in this pipeline: the service adds a suffix to the name, so it must be taken from the step (write ${steps.<step>.EndpointConfigName})',
    ],
    [
      "31: a model without a container",
      { steps: [model({})] },
      "error model-containers S.Arguments: a model has either PrimaryContainer or Containers",
    ],
    [
      "31: a multi-model without a prefix",
      {
        steps: [
          model({ PrimaryContainer: { Image: "i:1", Mode: "MultiModel", ModelDataUrl: "s3://b/models" } }),
        ],
      },
      'error model-prefix S.Arguments.PrimaryContainer.ModelDataUrl: the data of a multi-model container is a prefix, which ends with a slash: "s3://b/models"',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
