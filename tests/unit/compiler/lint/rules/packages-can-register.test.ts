import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { parameter, register } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "30: a package without a container",
      { steps: [register({ InferenceSpecification: undefined })] },
      "error package-container R.Arguments: a model package needs at least one container",
    ],
    [
      "30: an approval without anybody",
      { steps: [register({ ModelApprovalStatus: "Approved" })] },
      'warning approved-by-default R.Arguments.ModelApprovalStatus: step "R" registers every model as approved, so it is deployed without anybody looking (set approval_status: PendingManualApproval, or guard it by a gate)',
    ],
    [
      "30: an unknown status",
      {
        steps: [register({ ModelApprovalStatus: { Get: "Parameters.A" } })],
        parameters: [parameter("A", { DefaultValue: "Maybe" })],
      },
      [
        "error parameter-value R.Arguments.ModelApprovalStatus: Model Validation failed: with its parameters it becomes 'Maybe', which fails to satisfy: Member must satisfy enum value set: [Approved, Rejected, PendingManualApproval] (change the default, or th",
        'error approval-status R.Arguments.ModelApprovalStatus: "Maybe" is no approval status (use one of Approved, Rejected, PendingManualApproval)',
      ],
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    ["a group name of 63 letters", { steps: [register({ ModelPackageGroupName: "g".repeat(63) })] }],
    [
      "a status that a person decides",
      { steps: [register({ ModelApprovalStatus: "PendingManualApproval" })] },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a group name that is too long",
      { steps: [register({ ModelPackageGroupName: "g".repeat(64) })] },
      [
        "error api-constraint R.Arguments.ModelPackageGroupName: Value 'gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg' at 'modelPackageGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:aws[a-z\\-]*",
        'error group-name R.Arguments.ModelPackageGroupName: the model package group name "gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg" is not allowed: at most 63 letters, digits and inner hyphens (shorten registry.ModelPackageGroupName, ',
      ],
    ],
    [
      "a group name by a parameter that does not fit",
      {
        steps: [
          register({
            ModelPackageGroupName: { "Std:Join": { On: "-", Values: ["g", { Get: "Parameters.A" }] } },
          }),
        ],
        parameters: [parameter("A", { DefaultValue: "ok", EnumValues: ["ok", "not_ok"] })],
      },
      [
        "error parameter-value R.Arguments.ModelPackageGroupName: Model Validation failed: with its parameters it becomes 'g-not_ok', which fails to satisfy: Member must satisfy regular expression pattern: (arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z",
        'error group-name R.Arguments.ModelPackageGroupName: the model package group name "g-not_ok" is not allowed: at most 63 letters, digits and inner hyphens (shorten registry.ModelPackageGroupName, or the values of its parameters)',
      ],
    ],
    [
      "a status that is none",
      { steps: [register({ ModelApprovalStatus: "Maybe" })] },
      [
        "error api-constraint R.Arguments.ModelApprovalStatus: Value 'Maybe' at 'modelApprovalStatus' failed to satisfy constraint: Member must satisfy enum value set: [Approved, Rejected, PendingManualApproval]",
        'error approval-status R.Arguments.ModelApprovalStatus: "Maybe" is no approval status (use one of Approved, Rejected, PendingManualApproval)',
      ],
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
