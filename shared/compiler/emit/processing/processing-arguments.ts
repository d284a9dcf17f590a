import { child } from "../../../config/yaml/child.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { fromNode } from "../from-node.ts";
import { jobEnvironment } from "../job/job-environment.ts";
import { kmsKey } from "../job/kms-key.ts";
import { roleArn } from "../job/role-arn.ts";
import { tagsOf } from "../job/tags-of.ts";
import { volumeKmsKey } from "../job/volume-kms-key.ts";
import { vpcConfig } from "../job/vpc-config.ts";
import { listOf } from "../list-of.ts";
import { overlay } from "../overlay.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

type ProcessingLike = {
  readonly image_uri: string;
  readonly instance_type?: unknown;
  readonly instance_count?: unknown;
  readonly volume_size_in_gb?: unknown;
  readonly container_arguments?: readonly unknown[] | null | undefined;
  readonly network_isolation?: unknown;
  readonly encrypt_traffic?: unknown;
  readonly role?: string | null | undefined;
  readonly kms_key?: string | false | null | undefined;
  readonly vpc?: boolean | { subnets: string[]; security_group_ids: string[] } | null | undefined;
};

export type ProcessingParts = {
  readonly inputs: readonly Emitted[];
  readonly outputs: readonly Emitted[];
  readonly entrypoint?: readonly string[];
  readonly maxRuntime: Emitted;
  readonly volumeSize: number;
};

/** The arguments of a processing job. */
export const processingArguments = (
  scope: Scope,
  section: Section<ProcessingLike>,
  parts: ProcessingParts,
): Emitted => {
  const { context } = scope;
  const key = kmsKey(section, context);
  const args: Emitted = {
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: take(section, "instance_type", "ml.m5.2xlarge"),
        InstanceCount: take(section, "instance_count", 1),
        VolumeSizeInGB: take(section, "volume_size_in_gb", parts.volumeSize),
        VolumeKmsKeyId: volumeKmsKey(section, context),
      },
    },
    AppSpecification: {
      ImageUri: take(section, "image_uri"),
      ContainerEntrypoint: parts.entrypoint,
      ContainerArguments: listOf(child(section.place, "container_arguments")),
    },
    RoleArn: roleArn(section, context),
    ProcessingInputs: parts.inputs.length === 0 ? undefined : parts.inputs,
    ProcessingOutputConfig: { Outputs: parts.outputs, KmsKeyId: key },
    NetworkConfig: {
      EnableNetworkIsolation: take(section, "network_isolation", false),
      EnableInterContainerTrafficEncryption: take(section, "encrypt_traffic", true),
      VpcConfig: vpcConfig(section, context),
    },
    StoppingCondition: { MaxRuntimeInSeconds: parts.maxRuntime },
    Environment: jobEnvironment(section.place),
    Tags: tagsOf(child(section.place, "tags")),
  };
  return overlay(args, fromNode(child(section.place, "arguments")));
};
