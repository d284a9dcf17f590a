import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { AccessPolicy, Issuer } from "../../domain/access/access-policy.ts";
import type { Tokens, TokenVerdict } from "../../ports/tokens.ts";
import { createKeySet } from "./create-key-set.ts";
import { fetchKeySet } from "./fetch-key-set.ts";
import { KeysUnavailable } from "./keys-unavailable.ts";

const LEEWAY_SECONDS = 30;

export type JoseOptions = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long an issuer's keys are waited for. */
  readonly patienceMilliseconds: number;
};

type Trusted = Issuer & { readonly audiences: string[]; readonly keys: JWTVerifyGetKey };

const claimedIssuer = (token: string): unknown => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};

// The signature is checked before any claim, so what is untimely is genuine.
const judge = (error: unknown): TokenVerdict => {
  if (error instanceof KeysUnavailable) return { kind: "unknown" };
  if (error instanceof errors.JWTExpired) return { kind: "untimely" };
  if (
    error instanceof errors.JWTClaimValidationFailed &&
    error.claim === "nbf" &&
    error.reason === "check_failed"
  )
    return { kind: "untimely" };
  // jose refuses keys that are too short by a TypeError.
  if (error instanceof errors.JOSEError || error instanceof TypeError) return { kind: "worthless" };
  throw error;
};

/** Tokens of the issuers that a policy names: by their own keys, algorithms and audiences, within their time. */
export const createJoseTokens = (
  { issuers, callers }: AccessPolicy,
  { now, patienceMilliseconds }: JoseOptions,
): Tokens => {
  const audiencesOf = (issuer: string): string[] =>
    callers.flatMap((rule) => ("jwt" in rule && rule.jwt.issuer === issuer ? [rule.jwt.audience] : []));
  const trusted = new Map<unknown, Trusted>(
    issuers.map((each) => [
      each.issuer,
      {
        ...each,
        audiences: audiencesOf(each.issuer),
        keys: createKeySet({ fetch: () => fetchKeySet(each.jwks, patienceMilliseconds), now }),
      },
    ]),
  );
  return {
    verify: async (token, at) => {
      const issuer = trusted.get(claimedIssuer(token));
      if (issuer === undefined) return { kind: "worthless" };
      try {
        const { payload } = await jwtVerify(token, issuer.keys, {
          issuer: issuer.issuer,
          audience: issuer.audiences,
          algorithms: [...issuer.algorithms],
          requiredClaims: ["exp"],
          clockTolerance: LEEWAY_SECONDS,
          currentDate: new Date(at),
        });
        return { kind: "genuine", issuer: issuer.issuer, claims: payload };
      } catch (error) {
        return judge(error);
      }
    },
  };
};
