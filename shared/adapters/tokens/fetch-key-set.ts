import type { JSONWebKeySet } from "jose";
import { isKeySetUrl } from "../../domain/access/is-key-set-url.ts";

const MOST_BYTES = 256 * 1024;
const MOST_KEYS = 100;

const readBounded = async (response: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error(`the keys have more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
};

const isKey = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "kty" in value && typeof value.kty === "string";

/** An issuer's public keys, from the place that the policy names and from nowhere that it leads to; rejects after the patience. */
export const fetchKeySet = async (url: string, patienceMilliseconds: number): Promise<JSONWebKeySet> => {
  if (!isKeySetUrl(url)) throw new Error("keys are fetched over HTTPS alone");
  const signal = AbortSignal.timeout(patienceMilliseconds);
  const response = await fetch(url, { redirect: "error", signal, headers: { accept: "application/json" } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the keys were answered with ${response.status}`);
  }
  const set: unknown = JSON.parse(await readBounded(response));
  const keys = typeof set === "object" && set !== null && "keys" in set ? set.keys : undefined;
  if (!Array.isArray(keys) || keys.length > MOST_KEYS || !keys.every(isKey))
    throw new Error("what was fetched is no JSON Web Key Set");
  return { keys };
};
