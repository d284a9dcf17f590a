import { setTimeout as wait } from "node:timers/promises";
import { Octokit } from "@octokit/core";
import { createGate } from "./create-gate.ts";
import { type Clock, createPatience } from "./create-patience.ts";
import type { Secret } from "./create-secret.ts";
import { createTokenAuthorization } from "./create-token-authorization.ts";
import type { GitHub } from "./github.ts";
import type { GitHubAuthorization } from "./github-authorization.ts";
import { type GitHubCredentials, parseGitHubCredentials } from "./parse-github-credentials.ts";

// A slow GitHub must not eat a Lambda's whole time; what fails here is tried again by the event's retries.
const TIMEOUT_MILLISECONDS = 30_000;
// GitHub allows 100 for all of us together: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
const CONCURRENT = 20;

const REPEATABLE: ReadonlySet<string> = new Set(["GET", "HEAD", "PUT", "DELETE"]);
const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  wait: (milliseconds) => wait(milliseconds),
  random: Math.random,
};

type Identity = { readonly kind: GitHubCredentials["kind"] } & GitHubAuthorization;

/** GitHub's REST API as every adapter uses it: authorized by what the secret holds now, within GitHub's limits. */
export const createGitHub = (apiUrl: string, secret: Secret, clock: Clock = SYSTEM_CLOCK): GitHub => {
  const octokit = new Octokit({
    baseUrl: apiUrl.replace(/\/+$/, ""),
    userAgent: "slipway",
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const patiently = createPatience(clock);
  const gate = createGate(CONCURRENT);
  let known: { readonly secret: string; readonly identity: Promise<Identity> } | undefined;

  const identityOf = async (credentials: GitHubCredentials): Promise<Identity> => {
    const { kind } = credentials;
    if (kind === "token") return { kind, ...createTokenAuthorization(credentials.token) };
    // Its library is for Apps alone.
    const { createAppAuthorization } = await import("./create-app-authorization.ts");
    return { kind, ...createAppAuthorization(octokit, credentials, clock.now) };
  };

  const identify = async (): Promise<Identity> => {
    const text = await secret();
    if (known?.secret !== text) known = { secret: text, identity: identityOf(parseGitHubCredentials(text)) };
    return known.identity;
  };

  octokit.hook.wrap("request", async (request, options) => {
    const { authorization } = options.headers;
    const isOwnHeader = typeof authorization === "string";
    const identity = await identify();
    const { pathname } = new URL(octokit.request.endpoint(options).url);
    return patiently({
      what: `${options.method} ${pathname}`,
      allowance: isOwnHeader ? "" : identity.allowance(options),
      isRepeatable: REPEATABLE.has(options.method) || options.request?.isRepeatable === true,
      isRenewable: !isOwnHeader && identity.isRenewable(options),
      send: async (renew) => {
        const header = isOwnHeader ? authorization : await identity.header(options, renew);
        const headers = { ...options.headers, authorization: header };
        return gate(async () => {
          const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
          return request({ ...options, headers, request: { ...options.request, signal } });
        });
      },
    });
  });
  return { request: octokit.request, isApp: async () => (await identify()).kind === "app" };
};
