import { UsageError } from "../usage-error.ts";

const KEY_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** Whom a key is for, as lists and histories can tell it in a word. */
export const readKeyName = (name: string): string => {
  if (!KEY_NAME.test(name))
    throw new UsageError(
      `keys create: ${JSON.stringify(name)} is no name of a key; use up to 63 of A-Z a-z 0-9 . _ -, a letter or digit first, such as checkout-eu`,
    );
  return name;
};
