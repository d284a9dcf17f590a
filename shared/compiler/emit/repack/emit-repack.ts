import type * as z from "zod";
import type { registrySection } from "../../../config/schema/registry-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import { assetUri } from "../code/asset-uri.ts";
import { checkScript } from "../code/check-script.ts";
import { packageUri } from "../code/package-uri.ts";
import { sourceDirectory } from "../code/source-directory.ts";
import type { Emitted } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromPlace } from "../from-place.ts";
import { installed } from "../installed.ts";
import { kmsKey } from "../job/kms-key.ts";
import { roleArn } from "../job/role-arn.ts";
import { tagsOf } from "../job/tags-of.ts";
import { vpcConfig } from "../job/vpc-config.ts";
import { type Artifact, artifactStepOf } from "../model/artifact-of.ts";
import type { InferenceScript } from "../model/inference-script.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";
import { channel } from "../training/channel.ts";
import { repackImage } from "./repack-image.ts";
import { REPACK_SCRIPT } from "./repack-script.ts";

type Parts = {
  readonly artifact: Artifact;
  readonly script: InferenceScript;
  readonly registry: Section<z.output<typeof registrySection>>;
};

/** The repack step of a unit: its name for everybody, itself for the step that holds it. */
export type Repack = { readonly name: string; readonly step?: EmittedStep };

const isModelStep = ({ stepClass }: PlannedStep): boolean =>
  stepClass === "CreateModel" || stepClass === "RegisterModel";

const labelOf = (step: PlannedStep): string => {
  const { node } = child(step.unit.place, "name");
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : "0";
};

const repacks = (scope: Scope, step: PlannedStep): boolean =>
  readStepSection(scope, step, "RegisterModel")?.value.ModelRepack !== false;

/** The steps of a unit that make a model of the same artifact share one repack; the first of them holds it. */
const holderOf = (scope: Scope, step: PlannedStep, { artifact }: Parts): PlannedStep =>
  step.unit.steps.find(
    (one) =>
      isModelStep(one) &&
      one.branch === undefined &&
      artifactStepOf(scope, one) === artifact.step &&
      repacks(scope, one),
  ) ?? step;

const imageOf = (scope: Scope, step: PlannedStep, { registry }: Parts): Emitted => {
  const image = take(registry, "repack_image_uri", installed(repackImage(scope.context.region)));
  if (image === undefined)
    scope.report(step.place, {
      code: "no-repack-image",
      severity: "error",
      message: `no image for the repack job is known in ${scope.context.region}`,
      hint: "name one as registry.repack_image_uri, or set registry.ModelRepack: false",
    });
  return image;
};

const codeUri = (scope: Scope, step: PlannedStep, { script }: Parts): Emitted => {
  const directory = sourceDirectory(scope, step.unit);
  if (directory === undefined) {
    scope.report(step.place, {
      code: "missing-key",
      severity: "error",
      message: `"source_directory" of the model "${step.unit.model}" is missing`,
      hint: `name the directory that holds ${script.path}, or set registry.ModelRepack: false`,
    });
    return undefined;
  }
  const slash = script.path.lastIndexOf("/");
  const requirements =
    slash < 0 || directory.path.startsWith("s3://")
      ? {}
      : { requirements: `${script.path.slice(0, slash)}/requirements.txt` };
  const uri = packageUri(scope, step.unit, { directory, ...requirements });
  if (uri === undefined) return undefined;
  // Where the config leaves the script to its default name, the step that wants it is the place to point at.
  const place = script.place.node === undefined ? step.place : script.place;
  checkScript(scope, step.unit, { script: script.path, directory, place });
  return fromPlace(directory.place, uri);
};

/** Emits the job that puts the inference code into a model: deterministic, and once for all model steps of a unit. */
export const emitRepack = (scope: Scope, step: PlannedStep, parts: Parts): Repack | undefined => {
  const holder = holderOf(scope, step, parts);
  const name = `${holder.name}-RepackModel-${labelOf(step)}`;
  if (holder !== step) return { name };
  scope.deviate(
    step.place,
    "repack",
    "the model is repacked once, from the code package itself; the original repacked it for each model step and wrote into the source tree",
  );
  const { context } = scope;
  const [image, code] = [imageOf(scope, step, parts), codeUri(scope, step, parts)];
  if (image === undefined || code === undefined) return undefined;
  const asset = { kind: "package", name: "sourcedir.tar.gz", files: { "repack.py": REPACK_SCRIPT } } as const;
  const { registry } = parts;
  const key = kmsKey(registry, context);
  const args = {
    AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: image },
    OutputDataConfig: { S3OutputPath: installed(`s3://${context.bucket}/`), KmsKeyId: key },
    StoppingCondition: { MaxRuntimeInSeconds: 86400 },
    ResourceConfig: {
      VolumeSizeInGB: 30,
      InstanceCount: 1,
      InstanceType: "ml.m5.large",
      VolumeKmsKeyId: key,
    },
    RoleArn: roleArn(registry, context),
    VpcConfig: vpcConfig(registry, context),
    InputDataConfig: [channel("training", parts.artifact.uri), channel("code", code)],
    HyperParameters: {
      inference_script: fromPlace(parts.script.place, JSON.stringify(parts.script.path)),
      sagemaker_submit_directory: JSON.stringify(assetUri(scope, asset)),
      sagemaker_program: '"repack.py"',
      sagemaker_container_log_level: "20",
      sagemaker_region: installed(JSON.stringify(context.region)),
    },
    Tags: tagsOf(child(registry.place, "tags")),
    DebugHookConfig: { S3OutputPath: installed(`s3://${context.bucket}/`), CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  };
  const description = "Puts the inference code into the model archive.";
  return { name, step: { name, type: "Training", owner: step, args, description, isAuxiliary: true } };
};
