import { randomBytes } from "node:crypto";
import type { GitHubApp } from "../github-options.ts";
import type { Caller } from "./caller.ts";
import { isAppToken } from "./is-app-token.ts";

/** Knows which tokens are good, and whose they are. */
export type Access = {
  /** Who asks for a path; undefined for a token that is good for nothing there. */
  identify(token: string, path: string): Caller | undefined;
  /** A token as an app's installation on an account gets it, good for an hour. */
  issue(account: string): { readonly token: string; readonly expiresAt: number };
  /** From now on no token that was issued is good, as where an installation is suspended. */
  revoke(): void;
};

type Options = {
  readonly required: string | undefined;
  readonly app: GitHubApp | undefined;
  readonly now: () => number;
};

const HOUR_MILLISECONDS = 3600 * 1000;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const AS_APP = /^\/app(\/|$)|^\/(repos\/[^/]+\/[^/]+|users\/[^/]+|orgs\/[^/]+)\/installation$/;

/**
 * Without a `required` token everybody is a user who may do everything. Without an `app` whose key is known, anything
 * shaped as a JSON web token opens an app's endpoints.
 */
export const createAccess = ({ required, app, now }: Options): Access => {
  const issued = new Map<string, { readonly account: string; readonly expiresAt: number }>();

  const isApp = (token: string): boolean =>
    app ? isAppToken(token, app, Math.floor(now() / 1000)) : JWT.test(token);

  return {
    identify: (token, path) => {
      const isAsApp = AS_APP.test(path);
      if (isAsApp && isApp(token)) return { kind: "app" };
      // Where the app's key is known, its endpoints open to nobody else.
      if (isAsApp && app) return undefined;
      const found = issued.get(token);
      if (found && found.expiresAt > now()) return { kind: "installation", account: found.account };
      if (token.startsWith("ghs_")) return undefined;
      return required === undefined || token === required ? { kind: "user" } : undefined;
    },
    issue: (account) => {
      const token = `ghs_${randomBytes(18).toString("hex")}`;
      const expiresAt = now() + HOUR_MILLISECONDS;
      issued.set(token, { account, expiresAt });
      return { token, expiresAt };
    },
    revoke: () => issued.clear(),
  };
};
