import { generateKeyPairSync } from "node:crypto";
import type { GitHubApp } from "../../local/github/github-options.ts";

export type OwnedApp = {
  /** What the local GitHub is told. */
  readonly app: GitHubApp;
  readonly privateKey: string;
  /** What the control plane's secret holds. */
  readonly secret: string;
};

/** A GitHub App with a key of its own, in the form that GitHub hands out. */
export const aGitHubApp = (id = 4711): OwnedApp => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return { app: { id, publicKey }, privateKey, secret: JSON.stringify({ appId: id, privateKey }) };
};
