import { validationError } from "./validation-error.ts";

const MOST = 100;

/** The actions of a transaction, as many as one may have. */
export const readTransactItems = (items: unknown): readonly unknown[] => {
  const wrong = (constraint: string) =>
    validationError(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: ${constraint}`,
    );
  if (!Array.isArray(items)) throw wrong("Member must not be null");
  if (items.length < 1) throw wrong("Member must have length greater than or equal to 1");
  if (items.length > MOST) throw wrong(`Member must have length less than or equal to ${MOST}`);
  return items;
};
