import type { Rate } from "../domain/access/rate.ts";

/** How many tokens were asked for, of which bucket, and when (epoch milliseconds). */
export type TokenRequest = {
  readonly bucket: string;
  readonly rate: Rate;
  readonly tokens: number;
  readonly now: number;
};

/** What was given, which may be less than was asked for; nothing is given before `retryAt`. */
export type TokenGift =
  | { readonly kind: "given"; readonly tokens: number }
  | { readonly kind: "empty"; readonly retryAt: number };

/** Token buckets that all processes share. */
export interface RateBuckets {
  take(request: TokenRequest): Promise<TokenGift>;
}
