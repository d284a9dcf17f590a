import { Webhooks } from "@octokit/webhooks";
import type { Secret } from "./create-secret.ts";

export type SignatureCheck = (body: Buffer, signature: string | undefined) => Promise<boolean>;

// What HMAC-SHA256 in hexadecimal looks like; anything else is not worth asking for the secret.
const SIGNATURE = /^sha256=[0-9a-f]{64}$/;

/** Tells whether GitHub signed these very bytes; compares in constant time. */
export const createSignatureCheck =
  (secret: Secret): SignatureCheck =>
  async (body, signature) => {
    // The library rejects an empty payload instead of comparing; GitHub sends none.
    if (body.length === 0 || signature === undefined || !SIGNATURE.test(signature)) return false;
    // Bytes that are not UTF-8 change in the conversion, so their signature fails: GitHub sends none.
    return new Webhooks({ secret: await secret() }).verify(body.toString("utf8"), signature);
  };
