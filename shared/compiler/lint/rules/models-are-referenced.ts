import { getOf } from "../../references/get-of.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const needsSuffix = "the service adds a suffix to the name, so it must be taken from the step";

/** Rules 29 and 31: models and endpoint configurations made in the pipeline are referred to, not named; a model has one way to hold containers. */
export const modelsAreReferenced: LintRule = ({ steps }) => {
  const configs = new Set(
    steps
      .filter(({ step }) => step.Type === "EndpointConfig")
      .map(({ step }) => step.Arguments.EndpointConfigName),
  );
  return steps.flatMap(({ step: { Name, Type, Arguments } }) => {
    const path = `${Name}.Arguments`;
    if (
      Type === "Endpoint" &&
      configs.has(Arguments.EndpointConfigName) &&
      getOf(Arguments.EndpointConfigName) === undefined
    )
      return [
        found.error(
          "endpoint-config-name",
          `${path}.EndpointConfigName`,
          `"${Arguments.EndpointConfigName}" is made in this pipeline: ${needsSuffix}`,
          "write ${steps.<step>.EndpointConfigName}",
        ),
      ];
    if (Type !== "Model") return [];
    const containers = listAt(Arguments, "Containers").length > 0;
    const primary = Arguments.PrimaryContainer !== undefined;
    const url = argumentAt(Arguments, "PrimaryContainer", "ModelDataUrl");
    return [
      ...(containers === primary && Arguments.InferenceExecutionConfig === undefined
        ? [found.error("model-containers", path, "a model has either PrimaryContainer or Containers")]
        : []),
      ...(argumentAt(Arguments, "PrimaryContainer", "Mode") === "MultiModel" &&
      typeof url === "string" &&
      !url.endsWith("/")
        ? [
            found.error(
              "model-prefix",
              `${path}.PrimaryContainer.ModelDataUrl`,
              `the data of a multi-model container is a prefix, which ends with a slash: "${url}"`,
            ),
          ]
        : []),
    ];
  });
};
