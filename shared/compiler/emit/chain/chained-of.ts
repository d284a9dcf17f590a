import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import { findSteps } from "../../plan/find-steps.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Output } from "./output.ts";
import { outputsOf } from "./outputs-of.ts";

/** A step that another reads, with those of its outputs that are meant. */
export type Chained = {
  readonly source: PlannedStep;
  readonly outputs: readonly Output[];
  /** Whether the config chose among the outputs. */
  readonly isChosen: boolean;
  readonly place: Place;
};

const choose = (scope: Scope, chained: Chained, wanted: readonly string[]): Chained => {
  const known = chained.outputs.map(({ channel }) => channel);
  for (const name of wanted.filter((one) => !known.includes(one)))
    scope.report(child(chained.place, "outputs"), {
      code: "unknown-output",
      severity: "error",
      message: `step "${chained.source.name}" has no output "${name}"`,
      value: name,
      hint: didYouMean(name, known),
    });
  return {
    ...chained,
    outputs: chained.outputs.filter(({ channel }) => wanted.includes(channel)),
    isChosen: true,
  };
};

const unreadable = (scope: Scope, place: Place, source: PlannedStep): readonly Chained[] => {
  scope.report(place, {
    code: "chain-nothing",
    severity: "error",
    message: `step "${source.name}" (${source.stepClass}) leaves nothing that could be chained`,
    hint: "chain a Processing, Training, Transform or Metrics step, or put it into dependencies",
  });
  return [];
};

/** The steps that a step chains, each with its outputs; order in the file does not matter. */
export const chainedOf = (scope: Scope, step: PlannedStep): readonly Chained[] => {
  const place = child(step.place, "chain_input_source_step");
  const { chain_input_source_step: declared } = step.value;
  if (declared === undefined || declared === null) return [];
  const isList = place.node?.kind === "list";
  if (place.node?.kind === "scalar")
    scope.deviate(
      place,
      "scalar-chain",
      "chain_input_source_step takes a single name as well; the original read it letter by letter",
    );
  return [declared].flat().flatMap((one, index) => {
    const at = isList ? child(place, index) : place;
    const name = typeof one === "string" ? one : one.step;
    return findSteps(scope, name, { place: at, asker: step }).flatMap((source) => {
      const outputs = outputsOf(scope, source);
      if (outputs === undefined) return unreadable(scope, at, source);
      const chained = { source, outputs, isChosen: false, place: at };
      return [
        typeof one === "string" || one.outputs === undefined ? chained : choose(scope, chained, one.outputs),
      ];
    });
  });
};
