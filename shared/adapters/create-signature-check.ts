import { Webhooks } from "@octokit/webhooks";
import type { RotatedSecrets } from "./create-rotated-secrets.ts";
import type { Secret } from "./create-secret.ts";

export type SignatureCheck = (body: Buffer, signature: string | undefined) => Promise<boolean>;

// What HMAC-SHA256 in hexadecimal looks like; anything else is not worth asking for the secret.
const SIGNATURE = /^sha256=[0-9a-f]{64}$/;

/**
 * Tells whether GitHub signed these very bytes; compares in constant time. What does not fit the secret that we know is
 * held against the newest one and the one before it, so that a rotation loses no delivery on either side.
 */
export const createSignatureCheck =
  (secret: Secret, rotated: RotatedSecrets = async () => []): SignatureCheck =>
  async (body, signature) => {
    // The library rejects an empty payload instead of comparing; GitHub sends none.
    if (body.length === 0 || signature === undefined || !SIGNATURE.test(signature)) return false;
    // Bytes that are not UTF-8 change in the conversion, so their signature fails: GitHub sends none.
    const text = body.toString("utf8");
    const fits = (candidate: string) => new Webhooks({ secret: candidate }).verify(text, signature);
    const known = await secret();
    if (await fits(known)) return true;
    for (const candidate of new Set(await rotated()))
      if (candidate !== known && (await fits(candidate))) return true;
    return false;
  };
