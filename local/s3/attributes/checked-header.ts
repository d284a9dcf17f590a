import { validateHeaderValue } from "node:http";
import { invalidArgument } from "../s3-errors.ts";

/** Gives back a value from a query that is to become a header, or refuses what no header may hold. */
export const checkedHeader = (name: string, value: string): string => {
  try {
    validateHeaderValue(name, value);
    return value;
  } catch {
    throw invalidArgument("Header value cannot be represented", { ArgumentName: name });
  }
};
