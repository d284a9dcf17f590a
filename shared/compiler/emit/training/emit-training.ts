import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { installed } from "../installed.ts";
import { environmentOf } from "../job/environment-of.ts";
import { kmsKey } from "../job/kms-key.ts";
import { roleArn } from "../job/role-arn.ts";
import { tagsOf } from "../job/tags-of.ts";
import { vpcConfig } from "../job/vpc-config.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";
import { encodeHyperparameters } from "./encode-hyperparameters.ts";
import { metricDefinitions } from "./metric-definitions.ts";
import { scriptHyperparameters } from "./script-hyperparameters.ts";
import { spotTraining } from "./spot-training.ts";
import { trainingChannels } from "./training-channels.ts";

/** Emits a Training step. */
export const emitTraining = (scope: Scope, step: PlannedStep<"Training">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Training");
  if (section === undefined) return [];
  const { context } = scope;
  const { place } = section;
  const key = kmsKey(section, context);
  const network = vpcConfig(section, context);
  if (network !== undefined || key !== undefined)
    scope.deviate(
      step.place,
      "training-network",
      "training jobs run in the VPC and under the key of the installation too; the original left them out",
    );
  const output = take(section, "output_path", installed(`s3://${context.bucket}/`));
  const channels = trainingChannels(scope, step, section);
  const spot = spotTraining(scope, step.name, section);
  const args = {
    AlgorithmSpecification: {
      TrainingInputMode: take(section, "input_mode", "File"),
      TrainingImage: take(section, "image_uri"),
      MetricDefinitions: metricDefinitions(child(place, "metric_definitions")),
    },
    OutputDataConfig: { S3OutputPath: output, KmsKeyId: key },
    StoppingCondition: {
      MaxRuntimeInSeconds: take(section, "max_runtime_seconds", 3000),
      MaxWaitTimeInSeconds: spot.maxWait,
    },
    ResourceConfig: {
      VolumeSizeInGB: take(section, "volume_size_in_gb", 32),
      InstanceCount: take(section, "instance_count", 1),
      InstanceType: take(section, "instance_type", "ml.m5.2xlarge"),
      VolumeKmsKeyId: key,
    },
    RoleArn: roleArn(section, context),
    VpcConfig: network,
    EnableNetworkIsolation: take(section, "network_isolation"),
    EnableInterContainerTrafficEncryption: take(section, "encrypt_traffic", true),
    EnableManagedSpotTraining: spot.enabled,
    CheckpointConfig: spot.checkpoint,
    Environment: environmentOf(child(place, "env")),
    InputDataConfig: channels.length === 0 ? undefined : channels,
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
