import type { MergedConfig } from "../../config/merged-config.ts";
import type { Variables } from "../../config/tokens/replace-tokens.ts";
import { substitute } from "../../config/tokens/substitute.ts";
import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import { type Place, placeOf } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { bindPlace } from "../for-each/bind-place.ts";
import type { Binding } from "../for-each/binding.ts";
import { bindingsAt } from "../for-each/bindings-at.ts";
import { checkModelKeys } from "./check-model-keys.ts";
import { type Planning, planSteps } from "./plan-steps.ts";
import type { PlannedUnit } from "./planned-step.ts";

const unknownModel = (place: Place, name: string, config: MergedConfig): Diagnostic =>
  diagnoseAt(place, {
    code: "unknown-model",
    severity: "error",
    message: `the model "${name}" is declared by no config file of this project`,
    value: name,
    hint: didYouMean(name, config.models.keys()),
  });

type Cloning = {
  readonly repository: string;
  readonly sections: Place;
  readonly binding: Binding | undefined;
};

const planUnit = (
  place: Place,
  model: string,
  { repository, sections, binding }: Cloning,
  planning: Planning,
): PlannedUnit => {
  const label = binding?.label ?? "";
  const own = bindPlace(sections, binding);
  const unit: PlannedUnit = {
    model: label === "" ? model : `${model}-${label}`,
    repository,
    place: own,
    steps: [],
  };
  planSteps({ unit, sections: own, suffix: label }, child(bindPlace(place, binding), "steps"), planning);
  return unit;
};

/** Plans every model unit of a pipeline section, in the order of the section. */
export const planUnits = (
  pipeline: Place,
  { config, variables }: { readonly config: MergedConfig; readonly variables: Variables },
  planning: Planning,
): readonly PlannedUnit[] => {
  const models = child(pipeline, "models");
  if (models.node?.kind !== "map") return [];
  return [...models.node.entries.keys()].flatMap((model) => {
    const place = child(models, model);
    const declared = config.models.get(model);
    if (declared === undefined) {
      planning.diagnostics.push(unknownModel(place, model, config));
      return [];
    }
    const whole = placeOf(declared.node, ["conf", "models", model]);
    const substituted = substitute(whole, variables);
    planning.diagnostics.push(...(substituted?.diagnostics ?? []));
    const cloning = { repository: declared.repository, sections: { ...whole, node: substituted?.node } };
    const bindings = bindingsAt(place, planning.diagnostics) ?? [undefined];
    const units = bindings.map((binding) => planUnit(place, model, { ...cloning, binding }, planning));
    planning.diagnostics.push(...units.slice(0, 1).flatMap(checkModelKeys));
    return units;
  });
};
