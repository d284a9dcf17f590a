import type { AccessRequest } from "./access.ts";

/** What a request shows for who sends it. */
export type Credential =
  | { readonly kind: "key" | "token"; readonly text: string }
  | { readonly kind: "iam"; readonly arn: string }
  | { readonly kind: "none" | "invalid" | "ambiguous" | "too-large" };

// Larger than tokens with hundreds of roles are, and small enough to be read at no cost.
const MOST_CHARACTERS = 8192;

/** What `authorization` holds that is not AWS's: the text of a bearer, or `null` for something that nobody can read. */
const readBearer = (authorization: string | undefined): string | null | undefined => {
  if (authorization === undefined || authorization.startsWith("AWS4-")) return undefined;
  return /^bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1] ?? null;
};

/** Reads who a request says that it is from. A key or token counts alone where there is one: an edge signs what its visitors send. */
export const readCredential = ({ headers, iamArn }: AccessRequest): Credential => {
  const { authorization, "x-api-key": key } = headers;
  if ((authorization?.length ?? 0) > MOST_CHARACTERS || (key?.length ?? 0) > MOST_CHARACTERS)
    return { kind: "too-large" };
  const bearer = readBearer(authorization);
  if (key !== undefined && bearer !== undefined) return { kind: "ambiguous" };
  if (key !== undefined) return { kind: "key", text: key };
  if (bearer === null) return { kind: "invalid" };
  if (bearer !== undefined) return { kind: bearer.startsWith("slw_") ? "key" : "token", text: bearer };
  // Lambda names no caller where a service such as CloudFront has signed.
  return iamArn ? { kind: "iam", arn: iamArn } : { kind: "none" };
};
