import { describe, expect, it } from "@jest/globals";
import type { DefinitionStep } from "../../../../../shared/compiler/definition.ts";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { evaluation, ROLE, step } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "32: a cluster of its own with what goes with another",
      {
        steps: [
          step("S", "EMR", {
            ClusterConfig: { Name: "c", Instances: { InstanceGroups: [], TerminationProtected: true } },
            ExecutionRoleArn: ROLE,
          }),
        ],
      },
      [
        "error cluster S.Arguments.ExecutionRoleArn: ExecutionRoleArn goes with ClusterId only (name the role of a cluster of its own as JobFlowRole)",
        "error cluster S.Arguments.ClusterConfig.Name: ClusterConfig cannot hold Name: the service decides it (remove it)",
        "error cluster S.Arguments.ClusterConfig.Instances.TerminationProtected: ClusterConfig cannot hold Instances.TerminationProtected: the service decides it (remove it)",
      ],
    ],
    [
      "32: two clusters",
      { steps: [step("S", "EMR", { ClusterId: "j-1", ClusterConfig: {}, StepConfig: {} })] },
      "error cluster S.Arguments: a step of type EMR has either ClusterId or ClusterConfig",
    ],
    [
      "32: another mode of AutoML",
      { steps: [step("S", "AutoML", { AutoMLJobConfig: { Mode: "AUTO" } })] },
      [
        "error api-required S.Arguments.InputDataConfig: Value null at 'inputDataConfig' failed to satisfy constraint: Member must not be null",
        "error api-required S.Arguments.OutputDataConfig: Value null at 'outputDataConfig' failed to satisfy constraint: Member must not be null",
        "error api-required S.Arguments.RoleArn: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
        "error automl-mode S.Arguments: pipelines run AutoML in the mode ENSEMBLING only",
      ],
    ],
    [
      "33: a flag that is none",
      {
        steps: [
          {
            ...evaluation("Q"),
            Type: "QualityCheck",
            PropertyFiles: undefined,
            SkipCheck: "yes",
          } as unknown as DefinitionStep,
        ],
      },
      [
        "error step-member Q.PropertyFiles: Cannot parse object, unknown property 'PropertyFiles' (use one of Name, Type, Arguments, DependsOn, DisplayName, Description, CacheConfig, CheckType, ModelPackageGroupName, SkipCheck, FailOnViolation, RegisterNewBas",
        "error step-form Q: Missing required property 'CheckType'",
        "error step-form Q: Missing required property 'ModelPackageGroupName'",
        "error check-flag Q.SkipCheck: SkipCheck must be true or false",
      ],
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "an EMR cluster of two kinds",
      {
        steps: [
          step("E", "EMR", {
            ClusterConfig: { Instances: { InstanceGroups: [], InstanceFleets: [] } },
            StepConfig: { HadoopJarStep: { Jar: "s3://b/j" } },
          }),
        ],
      },
      "error cluster E.Arguments: a cluster has either InstanceGroups or InstanceFleets",
    ],
    [
      "an EMR cluster of no kind",
      {
        steps: [
          step("E", "EMR", {
            ClusterConfig: { Instances: {} },
            StepConfig: { HadoopJarStep: { Jar: "s3://b/j" } },
          }),
        ],
      },
      "error cluster E.Arguments: a cluster has either InstanceGroups or InstanceFleets",
    ],
    [
      "an EMR step without a cluster",
      { steps: [step("E", "EMR", { StepConfig: { HadoopJarStep: { Jar: "s3://b/j" } } })] },
      "error cluster E.Arguments: a step of type EMR has either ClusterId or ClusterConfig",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
