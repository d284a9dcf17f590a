import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import type { AccessPolicy } from "../../shared/domain/access/access-policy.ts";
import type { SigningAlgorithm } from "../../shared/domain/access/signing-algorithm.ts";

export const ISSUER = "https://login.example.com/";
export const TOKEN_TIME = Date.parse("2026-01-01T00:00:00.000Z");

export type SigningKey = { readonly privateKey: CryptoKey; readonly jwk: JWK };

export const aSigningKey = async (kid: string, alg: SigningAlgorithm = "ES256"): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
};

/** A token that counts, unless something of it is said to be otherwise. */
export const aToken = (
  { privateKey, jwk }: SigningKey,
  claims: JWTPayload = {},
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const seconds = TOKEN_TIME / 1000;
  return new SignJWT({ iss: ISSUER, aud: "models", sub: "checkout", exp: seconds + 300, ...claims })
    .setProtectedHeader({ alg: jwk.alg ?? "ES256", ...(jwk.kid ? { kid: jwk.kid } : {}), ...header })
    .sign(privateKey);
};

/** A server of public keys on this machine, and a policy that trusts it. */
export const anIssuer = async (keys: readonly JWK[]) => {
  const state = { keys, requests: [] as string[], respond: undefined as RequestListener | undefined };
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    state.requests.push(request.url ?? "");
    if (state.respond) return void state.respond(request, response);
    response.setHeader("content-type", "application/json");
    return void response.end(JSON.stringify({ keys: state.keys }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const policy = (algorithms: readonly SigningAlgorithm[] = ["ES256", "RS256"]): AccessPolicy => ({
    issuers: [{ issuer: ISSUER, jwks: url, algorithms }],
    callers: [
      { jwt: { issuer: ISSUER, audience: "models", claims: {} }, groups: ["fraud"], versions: false },
    ],
  });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { state, url, policy, close };
};
