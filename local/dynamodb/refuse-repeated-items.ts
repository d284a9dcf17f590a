import { validationError } from "./validation-error.ts";

/** Refuses a transaction that names one item twice. */
export const refuseRepeatedItems = (keys: readonly (string | undefined)[]): void => {
  const named = keys.filter((key) => key !== undefined);
  if (new Set(named).size < named.length)
    throw validationError("Transaction request cannot include multiple operations on one item");
};
