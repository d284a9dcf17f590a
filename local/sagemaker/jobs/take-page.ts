import { AwsError } from "../../gateway/aws-error.ts";

type Page<T> = { readonly items: readonly T[]; readonly NextToken?: string };

const readToken = (token: string): number => {
  const offset = Number(Buffer.from(token, "base64url").toString());
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new AwsError("ValidationException", "Invalid pagination token.");
  }
  return offset;
};

/** One page of a list, and where the next one begins. */
export const takePage = <T>(
  items: readonly T[],
  { MaxResults = 100, NextToken }: { readonly MaxResults?: number; readonly NextToken?: string },
): Page<T> => {
  const offset = NextToken === undefined ? 0 : readToken(NextToken);
  const end = offset + MaxResults;
  const page = items.slice(offset, end);
  if (end >= items.length) return { items: page };
  return { items: page, NextToken: Buffer.from(String(end)).toString("base64url") };
};
