import { createHmac } from "node:crypto";

const hmac = (algorithm: "sha1" | "sha256", secret: string, body: Buffer): string =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;

/** The headers that prove who sent these bytes, the old one included. */
export const sign = (secret: string, body: Buffer): Record<string, string> => ({
  "X-Hub-Signature": hmac("sha1", secret, body),
  "X-Hub-Signature-256": hmac("sha256", secret, body),
});
