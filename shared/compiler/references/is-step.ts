import type { DefinitionStep } from "../definition.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value has the form of a step, which a condition in the service's own words need not hold. */
export const isStep = (value: unknown): value is DefinitionStep =>
  isObject(value) &&
  typeof value.Name === "string" &&
  typeof value.Type === "string" &&
  isObject(value.Arguments);
