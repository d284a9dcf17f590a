import type { Refused } from "./access.ts";

const RETRY_SECONDS = "1";

const unauthorized = (detail: string, error?: string): Refused => ({
  kind: "refused",
  status: 401,
  code: "Unauthorized",
  detail,
  headers: { "www-authenticate": `Bearer realm="slipway"${error === undefined ? "" : `, error="${error}"`}` },
});

/** Why requests are not let in. What a credential lacks is told only to whoever has proved that it is theirs. */
export const refusals = {
  nobody: unauthorized("sign the request, or send an API key or a token"),
  invalid: unauthorized("the key or token is not valid", "invalid_token"),
  ambiguous: unauthorized("send one key or token, in one header", "invalid_request"),
  untimely: unauthorized("the key or token has ended, or does not count yet", "invalid_token"),
  revoked: unauthorized("the key was revoked", "invalid_token"),
  tooLarge: {
    kind: "refused",
    status: 431,
    code: "CredentialTooLarge",
    detail: "the key or token is larger than any that counts",
    headers: {},
  },
  // The same for a group that there is not: else anybody could find out what groups there are.
  forbidden: {
    kind: "refused",
    status: 403,
    code: "Forbidden",
    detail: "the caller may not call this group, if there is one of this name",
    headers: {},
  },
  unavailable: {
    kind: "refused",
    status: 503,
    code: "AccessUnavailable",
    detail: "who is calling cannot be found out now; try again",
    headers: { "retry-after": RETRY_SECONDS },
  },
} as const satisfies Readonly<Record<string, Refused>>;
