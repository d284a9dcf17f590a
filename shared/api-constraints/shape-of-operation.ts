import { apiModel } from "./api-model.ts";

/** The name of the shape of an operation's request or answer; fails for what the model does not hold. */
export const shapeOfOperation = (operation: string, side: "input" | "output"): string => {
  const name = apiModel.operations[operation]?.[side];
  if (name === undefined) throw new Error(`the API model has no ${side} of operation "${operation}"`);
  return name;
};
