import type { DefinitionStep } from "../definition.ts";

/** A step of a definition and the branches it stands in, from the outermost inwards. */
export type FlatStep = {
  readonly step: DefinitionStep;
  readonly branches: readonly { readonly condition: string; readonly side: "IfSteps" | "ElseSteps" }[];
};
