import { AwsError } from "../../gateway/aws-error.ts";

type Request = { readonly Limit?: number; readonly NextToken?: string };

/** One page of a list that is sorted by name; the token names what the next page follows, so that changes do no harm. */
export const page = <Item extends { readonly name: string }>(
  items: readonly Item[],
  { Limit = 100, NextToken }: Request,
): { readonly items: readonly Item[]; readonly token: { NextToken?: string } } => {
  if (!Number.isInteger(Limit) || Limit < 1 || Limit > 100)
    throw new AwsError("ValidationException", `Limit ${Limit} is not between 1 and 100.`);
  const after = NextToken === undefined ? undefined : Buffer.from(NextToken, "base64url").toString("utf8");
  const rest = after === undefined ? items : items.filter(({ name }) => name > after);
  const shown = rest.slice(0, Limit);
  const last = shown.at(-1);
  return {
    items: shown,
    token:
      last && rest.length > Limit ? { NextToken: Buffer.from(last.name, "utf8").toString("base64url") } : {},
  };
};
