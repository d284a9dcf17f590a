import type { ReadableStream } from "node:stream/web";
import type { Octokit } from "@octokit/core";
import { sourceHostUnavailable, treeTruncated } from "../domain/errors.ts";
import type { TreeEntry } from "../domain/tree-entry.ts";
import type { SourceHost } from "../ports/source-host.ts";
import { readArchive } from "./read-archive.ts";

const split = (repository: string): { owner: string; repo: string } => {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
};

const statusOf = (error: unknown): number | undefined =>
  typeof error === "object" && error !== null && "status" in error ? Number(error.status) : undefined;

const reading = async <T>(what: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw sourceHostUnavailable(what, error);
  }
};

/** Repositories on GitHub, read through its REST API. */
export const createGitHubSourceHost = (octokit: Octokit): SourceHost => ({
  head: async (repository, branch) => {
    try {
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
        ...split(repository),
        branch,
      });
      return { sha: data.commit.sha, tree: data.commit.commit.tree.sha };
    } catch (error) {
      // GitHub answers 404 alike for what does not exist and for what the token may not see.
      if (statusOf(error) === 404) return undefined;
      throw sourceHostUnavailable(`${repository}@${branch}`, error);
    }
  },

  tree: (repository, tree) =>
    reading(`the tree ${tree} of ${repository}`, async () => {
      const parameters = { ...split(repository), tree_sha: tree, recursive: "1" };
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", parameters);
      return data;
    }).then(({ truncated, tree: entries }) => {
      if (truncated) throw treeTruncated(repository, tree);
      return entries.flatMap(({ type, path, mode, sha, size }): TreeEntry[] =>
        type === "tree" || path === undefined || mode === undefined || sha === undefined
          ? []
          : [{ path, mode, sha, size: size ?? 0 }],
      );
    }),

  text: (repository, blob) =>
    reading(`the blob ${blob} of ${repository}`, async () => {
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
        ...split(repository),
        file_sha: blob,
      });
      return Buffer.from(data.content, "base64").toString("utf8");
    }),

  archive: async function* (repository, commit, wanted) {
    try {
      const { data } = await octokit.request("GET /repos/{owner}/{repo}/tarball/{ref}", {
        ...split(repository),
        ref: commit,
        request: { parseSuccessResponseBody: false },
      });
      yield* readArchive(data as ReadableStream, wanted);
    } catch (error) {
      throw sourceHostUnavailable(`the archive of ${repository}@${commit}`, error);
    }
  },
});
