import type { DefinitionStep } from "../../definition.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

const EXCLUSIVE: Readonly<Record<string, readonly [string, string]>> = {
  EMR: ["ClusterId", "ClusterConfig"],
  EMRServerless: ["ApplicationId", "ApplicationConfig"],
};

// The service gives these to a cluster that it makes for a step.
const GIVEN = [
  ["Name"],
  ["Steps"],
  ["AutoTerminationPolicy"],
  ["Instances", "KeepJobFlowAliveWhenNoSteps"],
  ["Instances", "TerminationProtected"],
] as const;

const emrProblems = ({ Name, Type, Arguments }: DefinitionStep): readonly LintFinding[] => {
  const path = `${Name}.Arguments`;
  if (Type !== "EMR" || Arguments.ClusterConfig === undefined) return [];
  return [
    ...(Arguments.ExecutionRoleArn === undefined
      ? []
      : [
          found.error(
            "cluster",
            `${path}.ExecutionRoleArn`,
            "ExecutionRoleArn goes with ClusterId only",
            "name the role of a cluster of its own as JobFlowRole",
          ),
        ]),
    ...GIVEN.filter((keys) => argumentAt(Arguments.ClusterConfig, ...keys) !== undefined).map((keys) =>
      found.error(
        "cluster",
        `${path}.ClusterConfig.${keys.join(".")}`,
        `ClusterConfig cannot hold ${keys.join(".")}: the service decides it`,
        "remove it",
      ),
    ),
  ];
};

/** Rules 32 and 33: one cluster or application, the AutoML mode that pipelines run, and flags that are flags. */
export const clustersAreChosen: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const { Name, Type, Arguments } = step;
    const path = `${Name}.Arguments`;
    const [known, made] = EXCLUSIVE[Type] ?? [];
    const flags = ["SkipCheck", "RegisterNewBaseline", "FailOnViolation"] as const;
    const isClusterWrong =
      known !== undefined &&
      made !== undefined &&
      (Arguments[known] === undefined) === (Arguments[made] === undefined);
    const instances = argumentAt(Arguments, "ClusterConfig", "Instances");
    const isAmbiguous =
      instances !== undefined &&
      (argumentAt(instances, "InstanceGroups") === undefined) ===
        (argumentAt(instances, "InstanceFleets") === undefined);
    return [
      ...(isClusterWrong
        ? [found.error("cluster", path, `a step of type ${Type} has either ${known} or ${made}`)]
        : []),
      ...emrProblems(step),
      ...(isAmbiguous
        ? [found.error("cluster", path, "a cluster has either InstanceGroups or InstanceFleets")]
        : []),
      ...(Type === "AutoML" && argumentAt(Arguments, "AutoMLJobConfig", "Mode") !== "ENSEMBLING"
        ? [found.error("automl-mode", path, "pipelines run AutoML in the mode ENSEMBLING only")]
        : []),
      ...flags
        .filter((flag) => typeof step[flag] === "string" || typeof step[flag] === "number")
        .map((flag) => found.error("check-flag", `${Name}.${flag}`, `${flag} must be true or false`)),
    ];
  });
