import { createAppAuth } from "@octokit/auth-app";
import type { Octokit } from "@octokit/core";
import type { GitHubAuthorization, UnauthorizedRequest } from "./github-authorization.ts";
import type { GitHubCredentials } from "./parse-github-credentials.ts";

type App = Extract<GitHubCredentials, { kind: "app" }>;

// A token lives an hour; whoever gets one late must still be able to use it for as long as a function runs.
const KEPT_MILLISECONDS = 50 * 60 * 1000;

// What concerns the App as such is asked as the App, not as one of its installations.
const AS_APP = /^\/app(\/|$)|^\/repos\/\{owner\}\/\{repo\}\/installation$/;

const createTokenCache = (now: () => number) => {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get: (key: string): string => {
      const found = kept.get(key);
      return found && found.until > now() ? found.value : "";
    },
    set: (key: string, value: string): void => {
      kept.set(key, { value, until: now() + KEPT_MILLISECONDS });
    },
  };
};

/** Authorizes as a GitHub App: each account's repositories with the token of the installation there. */
export const createAppAuthorization = (
  octokit: Pick<Octokit, "request">,
  { appId, privateKey }: App,
  now: () => number,
): GitHubAuthorization => {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const cache = createTokenCache(now);
  const auth = createAppAuth({ appId, privateKey, cache, log: silent, request: octokit.request });
  const installations = new Map<string, Promise<number>>();

  const ask = async (owner: string, repo: string): Promise<number> => {
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/installation", { owner, repo });
    return Number(data.id);
  };
  const installationOf = (owner: string, repo: string): Promise<number> => {
    const account = owner.toLowerCase();
    const known = installations.get(account);
    if (known !== undefined) return known;
    const asked = ask(owner, repo);
    installations.set(account, asked);
    // The next repository of the account may be one that the installation may see.
    asked.catch(() => installations.delete(account));
    return asked;
  };
  const isAsApp = ({ url, owner }: UnauthorizedRequest): boolean =>
    AS_APP.test(url) || typeof owner !== "string";

  return {
    header: async (request, renew) => {
      if (isAsApp(request)) return `bearer ${(await auth({ type: "app" })).token}`;
      const [owner, repo] = [String(request.owner), String(request.repo)];
      // Installed anew, the App has another installation there.
      if (renew) installations.delete(owner.toLowerCase());
      const installationId = await installationOf(owner, repo);
      return `token ${(await auth({ type: "installation", installationId, refresh: renew })).token}`;
    },
    isRenewable: (request) => !isAsApp(request),
    allowance: (request) => (isAsApp(request) ? "" : String(request.owner).toLowerCase()),
  };
};
