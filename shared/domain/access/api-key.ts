import type { Grant } from "./grant.ts";

/** A key by which a program calls groups, as far as it is recorded: nobody can make the key itself out of this. */
export type ApiKey = Grant & {
  /** Public: it stands in the key. */
  readonly id: string;
  /** Whom it was given to. */
  readonly name: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  readonly digest: string;
  /** The key that it took the place of, which counts until then (ISO 8601). */
  readonly previous?: { readonly digest: string; readonly until: string };
  /** ISO 8601; a key without an end counts until it is revoked. */
  readonly validUntil?: string;
  readonly created: Deed;
  readonly rotated?: Deed;
  readonly revoked?: Deed;
  /** Fences writers. */
  readonly generation: number;
};

/** Who did something, and when (ISO 8601). */
type Deed = { readonly by: string; readonly at: string };
