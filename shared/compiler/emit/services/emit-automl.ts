import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import { chainedOf } from "../chain/chained-of.ts";
import type { Emitted } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { installed } from "../installed.ts";
import { kmsKey } from "../job/kms-key.ts";
import { roleArn } from "../job/role-arn.ts";
import { tagsOf } from "../job/tags-of.ts";
import { vpcConfig } from "../job/vpc-config.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";

/** Emits an AutoML step. */
export const emitAutoml = (scope: Scope, step: PlannedStep<"AutoML">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "AutoML");
  if (section === undefined) return [];
  const { place } = section;
  const { context } = scope;
  const key = kmsKey(section, context);
  const own = take(section, "data_uri");
  const uris = [
    ...(own === undefined ? [] : [own]),
    ...chainedOf(scope, step).flatMap(({ outputs }) => outputs.map(({ uri }) => uri)),
  ];
  if (uris.length === 0)
    scope.report(step.place, {
      code: "no-input",
      severity: "error",
      message: `step "${step.name}" has nothing to learn from`,
      hint: "chain a step, or set data_uri",
    });
  const objective = take(section, "objective");
  const input = (uri: Emitted): Emitted => ({
    DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: uri } },
    TargetAttributeName: take(section, "target"),
    ContentType: take(section, "content_type"),
  });
  const args = {
    InputDataConfig: uris.map(input),
    OutputDataConfig: {
      S3OutputPath: take(section, "output_path", installed(`s3://${context.bucket}/`)),
      KmsKeyId: key,
    },
    ProblemType: take(section, "problem_type"),
    AutoMLJobObjective: objective === undefined ? undefined : { MetricName: objective },
    AutoMLJobConfig: {
      // The only mode that pipelines run.
      Mode: "ENSEMBLING",
      CompletionCriteria: {
        MaxCandidates: take(section, "max_candidates"),
        MaxRuntimePerTrainingJobInSeconds: take(section, "max_candidate_seconds"),
        MaxAutoMLJobRuntimeInSeconds: take(section, "max_runtime_seconds"),
      },
      SecurityConfig: {
        VolumeKmsKeyId: key,
        EnableInterContainerTrafficEncryption: take(section, "encrypt_traffic", true),
        VpcConfig: vpcConfig(section, context),
      },
    },
    RoleArn: roleArn(section, context),
    Tags: tagsOf(child(place, "tags")),
  };
  return [
    {
      name: step.name,
      type: "AutoML",
      owner: step,
      args: overlay(args, fromNode(child(place, "arguments"))),
    },
  ];
};
