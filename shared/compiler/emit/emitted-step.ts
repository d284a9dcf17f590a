import type { PlannedStep } from "../plan/planned-step.ts";
import type { Emitted, EmittedObject } from "./emitted.ts";

/** A step of the definition before edges and policies are added; one config step makes one or more. */
export type EmittedStep = {
  readonly name: string;
  readonly type: string;
  readonly owner: PlannedStep;
  readonly args: Emitted;
  /** Members beside Arguments. */
  readonly siblings?: EmittedObject;
  readonly description?: string;
  /** Set for steps that the owner's cache and retry settings are not meant for. */
  readonly isAuxiliary?: boolean;
  /** For a condition that guards another step of the same owner: the steps to put into its branches. */
  readonly branches?: { readonly if: readonly EmittedStep[]; readonly else: readonly EmittedStep[] };
  /** Set for a condition that stands beside the branch of its owner and repeats what that asks. */
  readonly isLifted?: boolean;
};
