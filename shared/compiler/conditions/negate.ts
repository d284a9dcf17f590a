import type { Emitted, EmittedObject } from "../emit/emitted.ts";

const not = (condition: Emitted): EmittedObject => ({ Type: "Not", Condition: condition });

/** The opposite of a conjunction, as one condition. */
export const negate = (conditions: readonly Emitted[]): EmittedObject => {
  const [first] = conditions;
  if (conditions.length === 1) return not(first);
  return { Type: "Or", Conditions: conditions.map(not) };
};
