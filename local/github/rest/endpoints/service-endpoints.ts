import type { GitHubContext } from "../../github-context.ts";
import { isoTime } from "../../present/iso-time.ts";
import { presentRepository } from "../../present/present-repository.ts";
import type { Endpoints } from "../call.ts";
import type { Access } from "../create-access.ts";
import type { RateLimit } from "../create-rate-limit.ts";
import { paginate } from "../paginate.ts";

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

/** What concerns the service as a whole: where it speaks from, and the app that is installed everywhere. */
export const serviceEndpoints = (
  context: GitHubContext,
  { access, rateLimit }: { access: Access; rateLimit: RateLimit },
): Endpoints => ({
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

  "POST /app/installations/{installation_id}/access_tokens": () => {
    const { token, expiresAt } = access.issue();
    return {
      status: 201,
      json: {
        token,
        expires_at: isoTime(expiresAt),
        permissions: { checks: "write", contents: "read", metadata: "read", statuses: "write" },
        repository_selection: "all",
      },
    };
  },

  "GET /installation/repositories": (call) => {
    const all = context.state.repositories();
    const { items, headers } = paginate(context.addresses, call, all);
    return {
      json: {
        total_count: all.length,
        repository_selection: "all",
        repositories: items.map((repository) => presentRepository(context, repository)),
      },
      headers,
    };
  },
});
