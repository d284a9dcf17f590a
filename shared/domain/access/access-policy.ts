import type { Grant } from "./grant.ts";
import type { SigningAlgorithm } from "./signing-algorithm.ts";

/** Who may call which groups, beside the keys. */
export type AccessPolicy = {
  readonly issuers: readonly Issuer[];
  /** The first entry that fits a caller and the group decides. */
  readonly callers: readonly CallerRule[];
};

/** Who signs tokens that count. */
export type Issuer = {
  /** Exactly as tokens name it. */
  readonly issuer: string;
  /** Where its public keys are. */
  readonly jwks: string;
  readonly algorithms: readonly SigningAlgorithm[];
};

/** What callers who sign with AWS credentials, or who bring a token, may do. */
export type CallerRule = Grant & ({ readonly iam: readonly string[] } | { readonly jwt: TokenRule });

/** Which tokens are meant; `*` in values stands for any part between `:` and `/`. */
export type TokenRule = {
  readonly issuer: string;
  readonly audience: string;
  readonly claims: Readonly<Record<string, string>>;
};
