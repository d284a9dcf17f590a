import type * as z from "zod";
import type { stepByClass } from "../../config/schema/step-by-class.ts";
import type { StepClass } from "../../config/schema/step-class.ts";
import type { Place } from "../../config/yaml/place.ts";

/** What a config says of a step, by its class. */
export type StepValue<C extends StepClass> = z.output<(typeof stepByClass)[C]>;

/** The side of a condition on which a step stands. */
export type Branch = { readonly condition: PlannedStep<"Condition">; readonly side: "if" | "else" };

type Planned<C extends StepClass> = {
  /** Unique in its pipeline. */
  readonly name: string;
  /** As written; differs from `name` for clones. */
  readonly declaredName: string;
  readonly stepClass: C;
  readonly value: StepValue<C>;
  readonly place: Place;
  readonly unit: PlannedUnit;
  /** The sections of the model as this step sees them. */
  readonly sections: Place;
  readonly branch?: Branch;
};

/** A step of a config, found and validated, ready to be emitted. */
export type PlannedStep<C extends StepClass = StepClass> = C extends StepClass ? Planned<C> : never;

/** A model unit of a pipeline: one model and its steps, in the order of the config. */
export type PlannedUnit = {
  /** Unique in its pipeline. */
  readonly model: string;
  readonly repository: string;
  /** The model's sections, tokens replaced. */
  readonly place: Place;
  /** Filled while planning, before anything reads it. */
  readonly steps: PlannedStep[];
};
