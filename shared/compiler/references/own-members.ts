import type { DefinitionStep } from "../definition.ts";
import type { Json } from "../json.ts";

/** A step without the steps inside it, whose references are their own. */
export const ownMembers = (step: DefinitionStep): Json => {
  if (step.Type !== "Condition") return step as unknown as Json;
  const { IfSteps: _if, ElseSteps: _else, ...rest } = step.Arguments;
  return { ...step, Arguments: rest } as unknown as Json;
};
