import { child } from "../../../config/yaml/child.ts";
import { toPlain } from "../../../config/yaml/to-plain.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { fromPlace } from "../from-place.ts";
import { tagsOf } from "../job/tags-of.ts";
import { codeChannel } from "../launch/code-channel.ts";
import { launcher } from "../launch/launcher.ts";
import { overlay } from "../overlay.ts";
import type { Section } from "../section.ts";
import { type JobSection, trainingJob } from "../training/training-job.ts";
import { NOTEBOOK_SCRIPT } from "./notebook-script.ts";

const quoted = (section: Section<object>, key: string): Emitted => {
  const place = child(section.place, key);
  return place.node === undefined ? undefined : fromPlace(place, JSON.stringify(toPlain(place.node)));
};

/** Emits a Notebook step: a training job that runs the notebook. */
export const emitNotebook = (scope: Scope, step: PlannedStep<"Notebook">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Notebook");
  if (section === undefined) return [];
  const job = trainingJob(scope, step, section as Section<JobSection>);
  const code = codeChannel(scope, step, section);
  const args = {
    ...job,
    InputDataConfig: [...((job.InputDataConfig ?? []) as readonly Emitted[]), code],
    HyperParameters: {
      notebook: quoted(section, "notebook"),
      kernel: quoted(section, "kernel"),
      notebook_parameters: quoted(section, "parameters"),
      ...launcher(scope, "run_notebook.py", NOTEBOOK_SCRIPT),
    },
    Tags: tagsOf(child(section.place, "tags")),
    ProfilerConfig: { DisableProfiler: true },
  };
  return [
    {
      name: step.name,
      type: "Training",
      owner: step,
      args: overlay(args, fromNode(child(section.place, "arguments"))),
    },
  ];
};
