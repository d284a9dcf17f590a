import type { ApiKey } from "../../domain/access/api-key.ts";
import { keyBusy, keyRevoked, keyUnknown } from "../../domain/errors.ts";
import type { Action } from "../../domain/transition.ts";
import type { KeyPorts } from "./key-ports.ts";

export type KeyChange = {
  readonly action: Action;
  readonly by: string;
  readonly reason?: string;
  readonly change: (key: ApiKey, at: string) => Partial<ApiKey>;
};

const ATTEMPTS = 5;

/** Changes what is recorded of a key that counts, over whoever else changes it, and says who did it in the audit. */
export const changeKey = async (
  { keys, now }: Pick<KeyPorts, "keys" | "now">,
  id: string,
  { action, by, reason, change }: KeyChange,
): Promise<ApiKey> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = await keys.get(id);
    if (known === undefined) throw keyUnknown(id);
    if (known.revoked !== undefined) throw keyRevoked(id, known.revoked);
    const at = now();
    const changed: ApiKey = { ...known, ...change(known, at), generation: known.generation + 1 };
    const detail = { by, name: known.name, ...(reason === undefined ? {} : { reason }) };
    if (await keys.put(changed, { subject: `key#${id}`, action, at, detail })) return changed;
  }
  throw keyBusy(id, ATTEMPTS);
};
