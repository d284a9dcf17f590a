import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { tagsOf } from "../job/tags-of.ts";
import { overlay } from "../overlay.ts";
import { encodeHyperparameters } from "./encode-hyperparameters.ts";
import { scriptHyperparameters } from "./script-hyperparameters.ts";
import { outputPath, trainingJob } from "./training-job.ts";

/** Emits a Training step. */
export const emitTraining = (scope: Scope, step: PlannedStep<"Training">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Training");
  if (section === undefined) return [];
  const { place } = section;
  const output = outputPath(scope, section);
  const args = {
    ...trainingJob(scope, step, section),
    HyperParameters: {
      ...encodeHyperparameters(child(place, "hyperparams")),
      ...scriptHyperparameters(scope, step.unit, section),
    },
    Tags: tagsOf(child(place, "tags")),
    DebugHookConfig: { S3OutputPath: output, CollectionConfigurations: [] },
    ProfilerConfig:
      section.value.profiler === false
        ? { DisableProfiler: true }
        : { S3OutputPath: output, DisableProfiler: false },
  };
  return [
    {
      name: step.name,
      type: "Training",
      owner: step,
      args: overlay(args, fromNode(child(place, "arguments"))),
    },
  ];
};
