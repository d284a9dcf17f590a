import type { MergedConfig } from "../../config/merged-config.ts";
import type { Variables } from "../../config/tokens/replace-tokens.ts";
import { substitute } from "../../config/tokens/substitute.ts";
import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import { type Place, placeOf } from "../../config/yaml/place.ts";
import { checkModelKeys } from "./check-model-keys.ts";
import { type Planning, planSteps } from "./plan-steps.ts";
import type { PlannedUnit } from "./planned-step.ts";

const unknownModel = (place: Place, name: string, config: MergedConfig) =>
  diagnoseAt(place, {
    code: "unknown-model",
    severity: "error",
    message: `the model "${name}" is declared by no config file of this project`,
    value: name,
    hint: didYouMean(name, config.models.keys()),
  });

/** Plans every model unit of a pipeline section, in the order of the section. */
export const planUnits = (
  pipeline: Place,
  { config, variables }: { readonly config: MergedConfig; readonly variables: Variables },
  planning: Planning,
): readonly PlannedUnit[] => {
  const models = child(pipeline, "models");
  if (models.node?.kind !== "map") return [];
  return [...models.node.entries.keys()].flatMap((model) => {
    const declared = config.models.get(model);
    if (declared === undefined) {
      planning.diagnostics.push(unknownModel(child(models, model), model, config));
      return [];
    }
    const place = placeOf(declared.node, ["conf", "models", model]);
    const substituted = substitute(place, variables);
    planning.diagnostics.push(...(substituted?.diagnostics ?? []));
    const unit: PlannedUnit = {
      model,
      repository: declared.repository,
      place: { ...place, node: substituted?.node },
      steps: [],
    };
    planSteps(unit, child(models, model, "steps"), planning);
    planning.diagnostics.push(...checkModelKeys(unit));
    return [unit];
  });
};
