import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { child } from "../../config/yaml/child.ts";
import { keyOf } from "../../config/yaml/key-of.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { YamlNode } from "../../config/yaml/yaml-node.ts";
import type { PipelineDefinition } from "../definition.ts";
import { scalarText } from "../emit/job/scalar-text.ts";
import { flattenSteps } from "../references/flatten-steps.ts";
import type { Scope } from "../scope.ts";
import { parameterProblem } from "./parameter-problem.ts";

const checkParameter = (
  scope: Scope,
  name: string,
  { place, node }: { place: Place; node: YamlNode },
): void => {
  const parameter = scope.parameters.get(name);
  const severity = "error";
  if (parameter === undefined) {
    const hint = didYouMean(name, scope.parameters.keys());
    scope.report(keyOf(place), {
      code: "unknown-parameter",
      severity,
      message: `Unknown parameter '${name}'`,
      hint,
    });
    return;
  }
  const message = parameterProblem(parameter, scalarText(node));
  if (message !== undefined) scope.report(place, { code: "start-value", severity, message });
};

/** Reports what a start would be refused for: parameters and steps that are not there, values that do not fit. */
export const checkStart = (scope: Scope, { Steps }: PipelineDefinition, pipeline: Place): void => {
  const parameters = child(pipeline, "start", "parameters");
  if (parameters.node?.kind === "map")
    for (const [name, { value: node }] of parameters.node.entries)
      checkParameter(scope, name, { place: child(parameters, name), node });
  const selected = child(pipeline, "start", "selected_steps");
  // Where steps lack because of other mistakes, nothing can be said of names.
  if (scope.diagnostics.some(({ severity }) => severity === "error")) return;
  const names = new Set(flattenSteps(Steps).map(({ step }) => step.Name));
  if (selected.node?.kind !== "list") return;
  for (const [index, item] of selected.node.items.entries()) {
    const name = scalarText(item);
    if (!names.has(name))
      scope.report(child(selected, index), {
        code: "unknown-step",
        severity: "error",
        message: `the definition has no step "${name}"`,
        hint: didYouMean(name, names),
      });
  }
};
