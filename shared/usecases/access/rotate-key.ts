import { sha256 } from "../sha256.ts";
import { changeKey } from "./change-key.ts";
import type { IssuedKey, KeyPorts } from "./key-ports.ts";
import { makeKeyText } from "./key-text.ts";

export type Rotation = {
  readonly by: string;
  readonly reason?: string;
  /** How long the key that was there counts beside the new one. */
  readonly overlapMilliseconds: number;
  /** The new end, where it gets one (ISO 8601). */
  readonly validUntil?: string;
};

/** Gives a key a new secret; the one before it counts for a while yet, and what was before that no longer. */
export const rotateKey = async (
  ports: KeyPorts,
  id: string,
  { overlapMilliseconds, validUntil, ...who }: Rotation,
): Promise<IssuedKey> => {
  const text = makeKeyText(id, ports.random);
  const key = await changeKey(ports, id, {
    action: "key rotated",
    ...who,
    change: ({ digest }, at) => ({
      digest: sha256(text),
      previous: { digest, until: new Date(Date.parse(at) + overlapMilliseconds).toISOString() },
      rotated: { by: who.by, at },
      ...(validUntil === undefined ? {} : { validUntil }),
    }),
  });
  return { key, text };
};
