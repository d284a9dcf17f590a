import { isRefName } from "../../git/is-ref-name.ts";
import { listRefs } from "../../git/list-refs.ts";
import { readCommit } from "../../git/read-commit.ts";
import type { GitHubContext } from "../../github-context.ts";
import { presentCommit } from "../../present/present-commit.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";

const UNPROTECTED = {
  enabled: false,
  required_status_checks: { enforcement_level: "off", contexts: [], checks: [] },
};

/** Branches and what they point at. */
export const branchEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses } = context;
  return {
    "GET /branches": async (call) => {
      const { owner, name } = call.repository;
      const { items, headers } = paginate(addresses, call, await listRefs(call.git, "refs/heads/"));
      const json = items.map(({ name: ref, sha }) => ({
        name: ref.slice("refs/heads/".length),
        commit: { sha, url: addresses.api(`/repos/${owner}/${name}/commits/${sha}`) },
        protected: false,
      }));
      return { json, headers };
    },

    "GET /branches/{branch+}": async ({ git, repository, params: { branch = "" } }) => {
      const found = isRefName(branch) ? await git.stat(`refs/heads/${branch}`) : undefined;
      const commit = found && (await readCommit(git, found.sha));
      if (!commit) throw notFound("Branch not found");
      const { owner, name } = repository;
      const url = addresses.api(`/repos/${owner}/${name}/branches/${encodeURIComponent(branch)}`);
      return {
        json: {
          name: branch,
          commit: presentCommit(context, repository, commit),
          _links: { self: url, html: addresses.web(`/${owner}/${name}/tree/${branch}`) },
          protected: false,
          protection: UNPROTECTED,
          protection_url: `${url}/protection`,
        },
      };
    },
  };
};
