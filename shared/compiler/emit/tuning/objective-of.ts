import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { type Emitted, type EmittedObject, Sourced } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { metricDefinitions } from "../training/metric-definitions.ts";
import type { Algorithm } from "./algorithms-of.ts";

// Exactly one group, as the service wants; 9.3e-05 is read whole, where [0-9.]+ would read 9.3.
const NUMBER = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|[-+]?(?:inf|nan))";

const escapeRegex = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What a search optimises, and the metric definitions that let the service read it. */
export type Objective = { readonly objective: EmittedObject; readonly metrics: Emitted };

/** The objective of an algorithm; undefined, after a report, when there is none. */
export const objectiveOf = (
  scope: Scope,
  step: PlannedStep,
  { name, section }: Algorithm,
): Objective | undefined => {
  const { objective } = section.value;
  if (objective === undefined || objective === null) {
    scope.report(section.place, {
      code: "no-objective",
      severity: "error",
      message: `${name === "" ? `the tuning step "${step.name}"` : `the algorithm "${name}"`} has no objective`,
      hint: "add objective: {metric: …, type: Maximize}",
    });
    return undefined;
  }
  const place = child(section.place, "objective");
  const declared = (metricDefinitions(child(section.place, "metric_definitions")) ??
    []) as readonly Emitted[];
  const names = section.value.metric_definitions;
  const isDeclared = Array.isArray(names)
    ? names.some((one) => one.name === objective.metric)
    : Object.hasOwn(names ?? {}, objective.metric);
  const regex =
    objective.regex === undefined
      ? new Sourced(`${escapeRegex(objective.metric)}\\s*[:=]\\s*${NUMBER}`, { kind: "default" })
      : fromPlace(child(place, "regex"), objective.regex);
  const own = { Name: fromPlace(child(place, "metric"), objective.metric), Regex: regex };
  return {
    objective: {
      Type: fromPlace(child(place, "type"), objective.type ?? "Maximize"),
      MetricName: fromPlace(child(place, "metric"), objective.metric),
    },
    metrics: isDeclared && objective.regex === undefined ? declared : [own, ...declared],
  };
};
