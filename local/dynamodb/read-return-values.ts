import { validationError } from "./validation-error.ts";

/** Whether `ReturnValuesOnConditionCheckFailure` asks for the item. */
export const readReturnValues = (value: unknown): boolean => {
  if (value === undefined || value === null || value === "NONE") return false;
  if (value === "ALL_OLD") return true;
  throw validationError(
    `1 validation error detected: Value '${value}' at 'returnValuesOnConditionCheckFailure' failed to satisfy ` +
      "constraint: Member must satisfy enum value set: [ALL_OLD, NONE]",
  );
};
