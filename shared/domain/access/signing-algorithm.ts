/**
 * The algorithms that tokens may be signed with. Only ones with a private key: who can check such a signature still cannot
 * make one.
 */
export const SIGNING_ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;

export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];
