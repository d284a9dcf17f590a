import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

/** Rule 28: a training has one algorithm, distinct channels, and time to wait for spot instances. */
export const trainingsAreComplete: LintRule = ({ steps }) =>
  steps.flatMap(({ step: { Name, Type, Arguments } }) => {
    if (Type !== "Training") return [];
    const path = `${Name}.Arguments`;
    const findings: LintFinding[] = [];
    const [image, algorithm] = ["TrainingImage", "AlgorithmName"].map((key) =>
      argumentAt(Arguments, "AlgorithmSpecification", key),
    );
    if ((image === undefined) === (algorithm === undefined))
      findings.push(
        found.error("training-image", path, "a training has either TrainingImage or AlgorithmName"),
      );
    if (
      argumentAt(Arguments, "StoppingCondition") === undefined &&
      argumentAt(Arguments, "ServerlessJobConfig") === undefined
    )
      findings.push(found.error("training-stop", path, "a training needs a StoppingCondition"));
    const [runtime, wait] = ["MaxRuntimeInSeconds", "MaxWaitTimeInSeconds"].map((key) =>
      argumentAt(Arguments, "StoppingCondition", key),
    );
    if (
      argumentAt(Arguments, "EnableManagedSpotTraining") === true &&
      (wait === undefined || (typeof wait === "number" && typeof runtime === "number" && wait < runtime))
    )
      findings.push(
        found.error(
          "training-spot",
          `${path}.StoppingCondition.MaxWaitTimeInSeconds`,
          `spot training must be allowed to wait at least as long as it may run (${runtime} seconds)`,
          "raise spot.max_wait_seconds",
        ),
      );
    const channels = listAt(Arguments, "InputDataConfig").map((one) => argumentAt(one, "ChannelName"));
    const twice = channels.find((name, index) => channels.indexOf(name) < index);
    if (twice !== undefined)
      findings.push(found.error("training-channels", path, `two channels are called "${twice}"`));
    return findings;
  });
