import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted, EmittedObject } from "../emitted.ts";
import { installed } from "../installed.ts";
import { jobEnvironment } from "../job/job-environment.ts";
import { kmsKey } from "../job/kms-key.ts";
import { roleArn } from "../job/role-arn.ts";
import { volumeKmsKey } from "../job/volume-kms-key.ts";
import { vpcConfig } from "../job/vpc-config.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";
import { metricDefinitions } from "./metric-definitions.ts";
import { spotTraining } from "./spot-training.ts";
import { trainingChannels, type WithChannels } from "./training-channels.ts";

/** What a section must hold for a training job to be made of it. */
export type JobSection = WithChannels &
  Parameters<typeof spotTraining>[2]["value"] & {
    readonly role?: string | null | undefined;
    readonly kms_key?: string | false | null | undefined;
    readonly vpc?: boolean | { subnets: string[]; security_group_ids: string[] } | null | undefined;
    readonly image_uri?: string | null | undefined;
    readonly output_path?: string | null | undefined;
    readonly instance_type?: unknown;
    readonly instance_count?: unknown;
    readonly volume_size_in_gb?: unknown;
    readonly network_isolation?: unknown;
    readonly encrypt_traffic?: unknown;
  };

/** Where the artifacts of a section's jobs go. */
export const outputPath = (
  scope: Scope,
  section: Section<{ readonly output_path?: string | null | undefined }>,
): Emitted => take(section, "output_path", installed(`s3://${scope.context.bucket}/`));

/** What a Training step and an algorithm of a tuning have in common; hyperparameters are for the caller to add. */
export const trainingJob = (scope: Scope, step: PlannedStep, section: Section<JobSection>): EmittedObject => {
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
  const channels = trainingChannels(scope, step, section);
  const spot = spotTraining(scope, step.name, section);
  return {
    AlgorithmSpecification: {
      TrainingInputMode: take(section, "input_mode", "File"),
      TrainingImage: take(section, "image_uri"),
      MetricDefinitions: metricDefinitions(child(place, "metric_definitions")),
    },
    OutputDataConfig: { S3OutputPath: outputPath(scope, section), KmsKeyId: key },
    StoppingCondition: {
      MaxRuntimeInSeconds: take(section, "max_runtime_seconds", 3000),
      MaxWaitTimeInSeconds: spot.maxWait,
    },
    ResourceConfig: {
      VolumeSizeInGB: take(section, "volume_size_in_gb", 32),
      InstanceCount: take(section, "instance_count", 1),
      InstanceType: take(section, "instance_type", "ml.m5.2xlarge"),
      VolumeKmsKeyId: volumeKmsKey(section, context),
    },
    RoleArn: roleArn(section, context),
    VpcConfig: network,
    EnableNetworkIsolation: take(section, "network_isolation"),
    EnableInterContainerTrafficEncryption: take(section, "encrypt_traffic", true),
    EnableManagedSpotTraining: spot.enabled,
    CheckpointConfig: spot.checkpoint,
    Environment: jobEnvironment(place),
    InputDataConfig: channels.length === 0 ? undefined : channels,
  };
};
