import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import { get } from "../get.ts";
import { bestModelUri } from "../tuning/best-model-uri.ts";
import type { Output } from "./output.ts";
import { processingOutputs } from "./processing-outputs.ts";

const processingOutput = (step: string, channel: string): Output => ({
  channel,
  uri: get(`Steps.${step}.ProcessingOutputConfig.Outputs['${channel}'].S3Output.S3Uri`),
});

/** The one channel of a transform, by which its result is called. */
const transformChannel = (scope: Scope, step: PlannedStep<"Transform">): string =>
  Object.keys(readStepSection(scope, step, "Transform")?.value.channels ?? {})[0] ?? "train";

/** What a step leaves behind; undefined for steps that leave nothing to read. */
export const outputsOf = (scope: Scope, step: PlannedStep): readonly Output[] | undefined => {
  switch (step.stepClass) {
    case "Processing": {
      const section = readStepSection(scope, step, "Processing");
      return section === undefined
        ? []
        : processingOutputs(section).map((channel) => processingOutput(step.name, channel));
    }
    case "Metrics":
      return [processingOutput(step.name, "model_evaluation_metrics")];
    case "Tuning":
      return [{ channel: "train", uri: bestModelUri(scope, step) }];
    case "Training":
    case "Refit":
    case "Notebook":
      return [{ channel: "train", uri: get(`Steps.${step.name}.ModelArtifacts.S3ModelArtifacts`) }];
    case "Transform":
      return [
        {
          channel: transformChannel(scope, step),
          uri: get(`Steps.${step.name}.TransformOutput.S3OutputPath`),
        },
      ];
    default:
      return undefined;
  }
};
