import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { jobEnvironment } from "../job/job-environment.ts";
import { kmsKey } from "../job/kms-key.ts";
import { tagsOf } from "../job/tags-of.ts";
import { volumeKmsKey } from "../job/volume-kms-key.ts";
import { requireModelStep } from "../model/require-model-step.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";
import { transformData } from "./transform-data.ts";

/** Emits a Transform step. */
export const emitTransform = (scope: Scope, step: PlannedStep<"Transform">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Transform");
  if (section === undefined) return [];
  const data = transformData(scope, step, section);
  const ModelName = requireModelStep(scope, step);
  if (data === undefined || ModelName === undefined) return [];
  const { place, value } = section;
  const key = kmsKey(section, scope.context);
  const contentType = take(section, "content_type", "text/csv");
  const processing = value.input_filter || value.output_filter || value.join_source;
  const args = {
    ModelName,
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: data.input } },
      ContentType: contentType,
      SplitType: take(section, "split_type"),
    },
    TransformOutput: {
      S3OutputPath: data.output,
      KmsKeyId: key,
      AssembleWith: take(section, "assemble_with"),
      Accept: contentType,
    },
    TransformResources: {
      InstanceCount: take(section, "instance_count", 1),
      InstanceType: take(section, "instance_type", "ml.m5.2xlarge"),
      VolumeKmsKeyId: volumeKmsKey(section, scope.context),
    },
    BatchStrategy: take(section, "strategy"),
    MaxPayloadInMB: take(section, "max_payload"),
    Environment: jobEnvironment(place),
    Tags: tagsOf(child(place, "tags")),
    DataProcessing: processing
      ? {
          InputFilter: take(section, "input_filter"),
          OutputFilter: take(section, "output_filter"),
          JoinSource: take(section, "join_source"),
        }
      : undefined,
  };
  return [
    {
      name: step.name,
      type: "Transform",
      owner: step,
      args: overlay(args, fromNode(child(place, "arguments"))),
    },
  ];
};
