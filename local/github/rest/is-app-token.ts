import { createPublicKey, verify } from "node:crypto";
import type { GitHubApp } from "../github-options.ts";

// GitHub's own bound, and the drift of clocks that it tolerates.
const LONGEST_SECONDS = 600;
const DRIFT_SECONDS = 60;

const parse = (part: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return { ...(value as object) };
  } catch {
    return {};
  }
};

/** Whether a token is a JSON web token of the app: signed with its key, and good now (seconds since 1970). */
export const isAppToken = (token: string, { id, publicKey }: GitHubApp, now: number): boolean => {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || parse(header).alg !== "RS256") return false;
  const { iss, iat, exp } = parse(payload);
  const isTimely =
    typeof iat === "number" &&
    typeof exp === "number" &&
    iat <= now + DRIFT_SECONDS &&
    exp > now &&
    exp - now <= LONGEST_SECONDS + DRIFT_SECONDS;
  const signed = Buffer.from(`${header}.${payload}`);
  return (
    String(iss) === String(id) &&
    isTimely &&
    verify("RSA-SHA256", signed, createPublicKey(publicKey), Buffer.from(signature, "base64url"))
  );
};
