import { randomBytes } from "node:crypto";

/** Knows which tokens are good. */
export type Access = {
  allows(token: string, path: string): boolean;
  /** A token as an app's installation gets it, good for an hour. */
  issue(): { readonly token: string; readonly expiresAt: number };
};

const HOUR_MILLISECONDS = 3600 * 1000;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Without a `required` token everybody may do everything. An app's own JWT opens its endpoints: its key is not known here. */
export const createAccess = (required: string | undefined, now: () => number): Access => {
  const issued = new Map<string, number>();
  return {
    allows: (token, path) =>
      required === undefined ||
      token === required ||
      (issued.get(token) ?? 0) > now() ||
      (path.startsWith("/app/") && JWT.test(token)),
    issue: () => {
      const token = `ghs_${randomBytes(18).toString("hex")}`;
      const expiresAt = now() + HOUR_MILLISECONDS;
      issued.set(token, expiresAt);
      return { token, expiresAt };
    },
  };
};
