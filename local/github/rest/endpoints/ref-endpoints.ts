import { listRefs, type Ref } from "../../git/list-refs.ts";
import type { GitHubContext } from "../../github-context.ts";
import { encodePath } from "../../present/encode-path.ts";
import { nodeId } from "../../present/node-id.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { missingCommit } from "../missing-commit.ts";
import { notFound } from "../not-found.ts";

/** References, by their whole name or by its beginning. */
export const refEndpoints = ({ addresses }: GitHubContext): RepositoryEndpoints => {
  const present = ({ owner, name }: RepositoryRecord, ref: Ref) => {
    const git = addresses.api(`/repos/${owner}/${name}/git`);
    return {
      ref: ref.name,
      node_id: nodeId("Ref", ref.name),
      url: `${git}/${encodePath(ref.name)}`,
      object: { type: ref.type, sha: ref.sha, url: `${git}/${ref.type}s/${ref.sha}` },
    };
  };

  return {
    "GET /git/ref/{ref+}": async ({ git, repository, params: { ref = "" } }) => {
      const found = (await listRefs(git, `refs/${ref}`)).find(({ name }) => name === `refs/${ref}`);
      if (!found) throw await missingCommit(git, notFound());
      return { json: present(repository, found) };
    },

    "GET /git/matching-refs/{ref+}": async ({ git, repository, params: { ref = "" } }) => ({
      json: (await listRefs(git, `refs/${ref}`)).map((found) => present(repository, found)),
    }),
  };
};
