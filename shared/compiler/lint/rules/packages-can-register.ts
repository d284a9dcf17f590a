import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { expansionsOf } from "../expansions-of.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const PATTERN = /^[A-Za-z0-9](-*[A-Za-z0-9])*$/;
const STATUSES = new Set(["Approved", "Rejected", "PendingManualApproval"]);

/** Rule 30: a package has a container, a status and, for all values of parameters, a group that is allowed. */
export const packagesCanRegister: LintRule = ({ steps, parameters }) =>
  steps.flatMap(({ step: { Name, Type, Arguments } }) => {
    if (Type !== "RegisterModel") return [];
    const path = `${Name}.Arguments`;
    const groups = expansionsOf(Arguments.ModelPackageGroupName, parameters);
    const wrong = groups.filter((name) => name.length > 63 || !PATTERN.test(name));
    const status = expansionsOf(Arguments.ModelApprovalStatus as Json | undefined, parameters);
    return [
      ...(listAt(Arguments, "InferenceSpecification", "Containers").length === 0 &&
      argumentAt(Arguments, "SourceAlgorithmSpecification") === undefined
        ? [found.error("package-container", path, "a model package needs at least one container")]
        : []),
      ...wrong
        .slice(0, 1)
        .map((name) =>
          found.error(
            "group-name",
            `${path}.ModelPackageGroupName`,
            `the model package group name "${name}" is not allowed: at most 63 letters, digits and inner hyphens`,
            "shorten registry.ModelPackageGroupName, or the values of its parameters",
          ),
        ),
      ...status
        .filter((one) => !STATUSES.has(one))
        .map((one) =>
          found.error(
            "approval-status",
            `${path}.ModelApprovalStatus`,
            `"${one}" is no approval status`,
            `use one of ${[...STATUSES].join(", ")}`,
          ),
        ),
      ...(Arguments.ModelApprovalStatus === "Approved"
        ? [
            found.warning(
              "approved-by-default",
              `${path}.ModelApprovalStatus`,
              `step "${Name}" registers every model as approved, so it is deployed without anybody looking`,
              "set approval_status: PendingManualApproval, or guard it by a gate",
            ),
          ]
        : []),
    ];
  });
