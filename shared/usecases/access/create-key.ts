import type { ApiKey } from "../../domain/access/api-key.ts";
import type { Grant } from "../../domain/access/grant.ts";
import { keyBusy } from "../../domain/errors.ts";
import { sha256 } from "../sha256.ts";
import type { IssuedKey, KeyPorts } from "./key-ports.ts";
import { makeKeyId, makeKeyText } from "./key-text.ts";

export type KeyRequest = Grant & {
  readonly name: string;
  readonly by: string;
  /** ISO 8601. */
  readonly validUntil?: string;
};

/**
 * Makes a key. What is recorded is its SHA-256: a key holds 256 random bits, which no guessing finds however fast the hash
 * is, so that a slow one would only make every call slower.
 */
export const createKey = async (
  { keys, now, random }: KeyPorts,
  { by, ...request }: KeyRequest,
): Promise<IssuedKey> => {
  const id = makeKeyId(random);
  const text = makeKeyText(id, random);
  const at = now();
  const key: ApiKey = { ...request, id, digest: sha256(text), created: { by, at }, generation: 1 };
  const detail = { by, name: key.name, groups: key.groups.join(" ") };
  if (!(await keys.put(key, { subject: `key#${id}`, action: "key created", at, detail })))
    throw keyBusy(id, 1);
  return { key, text };
};
