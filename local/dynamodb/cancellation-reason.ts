import type { Item } from "dynalite/db/index.js";
import { AwsError } from "../gateway/aws-error.ts";

export type CancellationReason = { readonly Code: string; readonly Message?: string; readonly Item?: Item };

const CODES: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: "ConditionalCheckFailed",
  ValidationException: "ValidationError",
};

/** Why one action stops its transaction, or nothing for an error that is the whole request's. */
export const cancellationReason = (
  error: unknown,
  item: Item | undefined,
): CancellationReason | undefined => {
  if (!(error instanceof AwsError)) return undefined;
  const Code = CODES[error.code.split("#").pop() ?? ""];
  if (!Code) return undefined;
  return {
    Code,
    Message: error.message,
    ...(item && Code === "ConditionalCheckFailed" ? { Item: item } : {}),
  };
};
