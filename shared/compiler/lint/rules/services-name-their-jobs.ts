import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

const REFUSED: Readonly<Record<string, readonly string[]>> = {
  Processing: ["ProcessingJobName"],
  Training: ["TrainingJobName"],
  Tuning: ["HyperParameterTuningJobName"],
  AutoML: ["AutoMLJobName", "ModelDeployConfig", "GenerateCandidateDefinitionsOnly"],
  Transform: ["TransformJobName"],
  Model: ["ModelName"],
  RegisterModel: ["ModelPackageName", "CertifyForMarketplace", "ModelPackageVersionDescription"],
  EndpointConfig: ["DataCaptureConfig", "ExplainerConfig"],
  Endpoint: ["DeploymentConfig"],
};

/** Rule 26: names are given by the service, and some members are not taken in a pipeline. */
export const servicesNameTheirJobs: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) =>
    (REFUSED[step.Type] ?? [])
      .filter((member) => step.Arguments[member] !== undefined)
      .map((member) =>
        found.error(
          "refused-member",
          `${step.Name}.Arguments.${member}`,
          `Unable to parse pipeline definition. Unknown Argument member '${member}'`,
          "a pipeline does not take it: remove it",
        ),
      ),
  );
