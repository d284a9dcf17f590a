import { AwsError } from "../gateway/aws-error.ts";

type Refusal = { readonly statusCode: number; readonly body: Readonly<Record<string, string>> };

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && "statusCode" in error && "body" in error;

/** The error that a client sees for one of dynalite's; anything that is no refusal stays what it was. */
export const toAwsError = (error: unknown): unknown => {
  if (!isRefusal(error)) return error;
  const { __type = "InternalServerError", message, Message } = error.body;
  return new AwsError(__type, message ?? Message ?? "", error.statusCode);
};
