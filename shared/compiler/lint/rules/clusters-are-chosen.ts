import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

const EXCLUSIVE: Readonly<Record<string, readonly [string, string]>> = {
  EMR: ["ClusterId", "ClusterConfig"],
  EMRServerless: ["ApplicationId", "ApplicationConfig"],
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
