import type { Endpoints } from "../call.ts";
import type { RateLimit } from "../create-rate-limit.ts";

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

/** What concerns the service as a whole: where it speaks from, and how much one may ask. */
export const serviceEndpoints = (rateLimit: RateLimit): Endpoints => ({
  "GET /rate_limit": ({ token }) => {
    const core = rateLimit.look(token);
    return { json: { resources: { core }, rate: core } };
  },

  "GET /meta": () => ({
    json: {
      verifiable_password_authentication: false,
      hooks: LOOPBACK,
      web: LOOPBACK,
      api: LOOPBACK,
      git: LOOPBACK,
    },
  }),
});
