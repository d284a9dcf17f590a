import type { ApiKey } from "../../domain/access/api-key.ts";
import type { KeyStore } from "../../ports/key-store.ts";

/** What changing keys takes. */
export type KeyPorts = {
  readonly keys: KeyStore;
  /** ISO 8601. */
  readonly now: () => string;
  /** So many bytes that nobody can guess. */
  readonly random: (size: number) => Uint8Array;
};

/** A key, and its text, which is told once and kept nowhere. */
export type IssuedKey = { readonly key: ApiKey; readonly text: string };
