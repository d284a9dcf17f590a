import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { tagsOf } from "../job/tags-of.ts";
import { overlay } from "../overlay.ts";
import { encodeHyperparameters } from "./encode-hyperparameters.ts";
import { scriptOf } from "./script-of.ts";
import { outputPath, trainingJob } from "./training-job.ts";
import { withChannels } from "./with-channels.ts";

/** Emits a Training step. */
export const emitTraining = (scope: Scope, step: PlannedStep<"Training">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Training");
  if (section === undefined) return [];
  const { place } = section;
  const output = outputPath(scope, section);
  const job = trainingJob(scope, step, section);
  const script = scriptOf(scope, step.unit, section);
  const args = {
    ...withChannels(job, script.channels),
    HyperParameters: {
      ...encodeHyperparameters(child(place, "hyperparams")),
      ...script.hyperparameters,
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
