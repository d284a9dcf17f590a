import { isSha } from "../../git/is-sha.ts";
import type { GitHubContext } from "../../github-context.ts";
import { nodeId } from "../../present/node-id.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { missingCommit } from "../missing-commit.ts";
import { notFound } from "../not-found.ts";
import { tooLarge } from "../too-large.ts";
import { wrapBase64 } from "../wrap-base64.ts";

/** Blobs by their name, in base64 or as they are. */
export const blobEndpoints = ({ addresses, limits }: GitHubContext): RepositoryEndpoints => ({
  "GET /git/blobs/{file_sha}": async ({ git, repository, media, params: { file_sha: sha = "" } }) => {
    const known = isSha(sha) ? await git.stat(sha) : undefined;
    if (known?.type !== "blob") throw await missingCommit(git, notFound());
    if (known.size > limits.blobBytes) throw tooLarge();
    const content = (await git.read(sha))?.content ?? Buffer.alloc(0);
    if (media === "raw") return { bytes: content };
    return {
      json: {
        sha,
        node_id: nodeId("Blob", sha),
        size: known.size,
        url: addresses.api(`/repos/${repository.owner}/${repository.name}/git/blobs/${sha}`),
        content: wrapBase64(content),
        encoding: "base64",
      },
    };
  },
});
