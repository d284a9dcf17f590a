import * as z from "zod";
import { isSha } from "../../git/is-sha.ts";
import type { GitHubContext } from "../../github-context.ts";
import { presentRepository } from "../../present/present-repository.ts";
import { presentStatus } from "../../present/present-status.ts";
import { ownerKey } from "../../state/owner-key.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import type { StatusRecord } from "../../state/status-record.ts";
import { emitStatus } from "../../webhooks/emit-status.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { GitHubError } from "../github-error.ts";
import { noCommit } from "../no-commit.ts";
import { paginate } from "../paginate.ts";
import { parseBody } from "../parse-body.ts";
import { requireCommit } from "../require-commit.ts";

const MOST_OF_A_CONTEXT = 1_000;

const Wish = z.object({
  state: z.enum(["error", "failure", "pending", "success"]),
  context: z.string().max(255).nullish(),
  description: z.string().max(140, "description is too long (maximum is 140 characters)").nullish(),
  target_url: z
    .string()
    .regex(/^(https?:\/\/.*)?$/i, "target_url must use http(s) scheme")
    .nullish(),
});

const latest = (statuses: readonly StatusRecord[]): StatusRecord[] => [
  ...new Map(statuses.map((status) => [status.context, status])).values(),
];

const combine = (statuses: readonly StatusRecord[]): string => {
  const states = statuses.map(({ state }) => state);
  if (states.some((state) => state === "error" || state === "failure")) return "failure";
  return states.length === 0 || states.includes("pending") ? "pending" : "success";
};

/** Commit statuses: a context's latest counts, and the worst of all contexts is the commit's. */
export const statusEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state } = context;
  const of = (repository: RepositoryRecord, sha: string) => state.statuses.of(ownerKey(repository, sha));

  const history = async (call: RepositoryCall) => {
    const sha = await requireCommit(call, call.params.ref ?? "");
    const { items, headers } = paginate(addresses, call, of(call.repository, sha).toReversed());
    return {
      json: items.map((status) => presentStatus(context, call.repository, { status, sha })),
      headers,
    };
  };

  return {
    "POST /statuses/{sha}": async ({ git, repository, body, params: { sha = "" } }) => {
      const wish = parseBody(Wish, "Status", body);
      if (!isSha(sha) || (await git.stat(sha))?.type !== "commit") throw noCommit(sha);
      const name = wish.context || "default";
      if (of(repository, sha).filter((status) => status.context === name).length >= MOST_OF_A_CONTEXT)
        throw new GitHubError(422, "This SHA and context has reached the maximum number of statuses.");
      const status = state.statuses.add(ownerKey(repository, sha), {
        id: state.nextNumber("status"),
        state: wish.state,
        context: name,
        description: wish.description ?? null,
        targetUrl: wish.target_url || null,
        createdAt: context.now(),
      });
      await emitStatus(context, repository, { status, sha });
      return { status: 201, json: presentStatus(context, repository, { status, sha }) };
    },

    "GET /commits/{ref+}/status": async (call) => {
      const { repository } = call;
      const sha = await requireCommit(call, call.params.ref ?? "");
      const all = latest(of(repository, sha));
      const { items, headers } = paginate(addresses, call, all);
      const url = addresses.api(`/repos/${repository.owner}/${repository.name}/commits/${sha}`);
      return {
        headers,
        json: {
          state: combine(all),
          statuses: items.map((status) => presentStatus(context, repository, { status, sha })),
          sha,
          total_count: all.length,
          repository: presentRepository(context, repository),
          commit_url: url,
          url: `${url}/status`,
        },
      };
    },

    "GET /commits/{ref+}/statuses": history,
    "GET /statuses/{ref+}": history,
  };
};
