import { invalidArgument } from "../s3-errors.ts";

/** Hides where a listing goes on in a token. */
export const continuationToken = (next: string): string => Buffer.from(`\0${next}`).toString("base64url");

/** Reads a token back. */
export const readContinuationToken = (token: string): string => {
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (!text.startsWith("\0") || continuationToken(text.slice(1)) !== token)
    throw invalidArgument("The continuation token provided is incorrect", {
      ArgumentName: "continuation-token",
    });
  return text.slice(1);
};
