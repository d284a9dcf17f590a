import type { GitHubAuthorization } from "./github-authorization.ts";

/** Authorizes every request with one user's token. */
export const createTokenAuthorization = (token: string): GitHubAuthorization => ({
  header: async () => `token ${token}`,
  isRenewable: () => false,
  allowance: () => "",
});
