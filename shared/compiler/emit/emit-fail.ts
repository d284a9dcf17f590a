import { child } from "../../config/yaml/child.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { EmittedStep } from "./emitted-step.ts";
import { fromPlace } from "./from-place.ts";

/** Emits a Fail step. */
export const emitFail = (step: PlannedStep<"Fail">): readonly EmittedStep[] => [
  {
    name: step.name,
    type: "Fail",
    owner: step,
    args: { ErrorMessage: fromPlace(child(step.place, "message"), step.value.message) },
  },
];
