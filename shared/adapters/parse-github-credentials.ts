import { createPrivateKey } from "node:crypto";
import { githubCredentialsInvalid } from "../domain/errors.ts";

/** A user's token, or what proves to be a GitHub App. */
export type GitHubCredentials =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "app"; readonly appId: string; readonly privateKey: string };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is the secret.
    throw githubCredentialsInvalid("they begin like JSON and are none");
  }
};

const readKey = (pem: string): string => {
  // Line ends are often lost to escapes on the way through shells and forms.
  const text = pem.replaceAll("\\n", "\n");
  try {
    if (createPrivateKey(text).asymmetricKeyType === "rsa") return text;
  } catch {
    throw githubCredentialsInvalid("privateKey is not a private key in PEM form");
  }
  throw githubCredentialsInvalid("privateKey is not an RSA key");
};

/** Reads the secret's value: JSON with `appId` and `privateKey` is an App's, anything else a token. */
export const parseGitHubCredentials = (secret: string): GitHubCredentials => {
  const text = secret.trim();
  if (!text.startsWith("{")) return { kind: "token", token: text };
  const { appId, privateKey } = { ...(parseJson(text) as { appId?: unknown; privateKey?: unknown }) };
  const isNamed = (typeof appId === "string" && appId !== "") || Number.isInteger(appId);
  if (!isNamed) throw githubCredentialsInvalid("appId is missing");
  if (typeof privateKey !== "string") throw githubCredentialsInvalid("privateKey is missing");
  return { kind: "app", appId: String(appId), privateKey: readKey(privateKey) };
};
