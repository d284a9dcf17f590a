/** What a JSON Web Token turns out to be. */
export type TokenVerdict =
  | { readonly kind: "genuine"; readonly issuer: string; readonly claims: Readonly<Record<string, unknown>> }
  /** Genuine, but its time is over, or has not come. */
  | { readonly kind: "untimely" }
  | { readonly kind: "worthless" }
  /** Its issuer's keys cannot be had now. */
  | { readonly kind: "unknown" };

/** Tokens of the issuers that count. */
export interface Tokens {
  verify(token: string, now: number): Promise<TokenVerdict>;
}
