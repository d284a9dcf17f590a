import type { ReadableStream } from "node:stream/web";
import { sourceHostUnavailable, treeTruncated } from "../domain/errors.ts";
import type { TreeEntry } from "../domain/tree-entry.ts";
import type { SourceHost } from "../ports/source-host.ts";
import type { GitHub } from "./github.ts";
import { githubAncestry } from "./github-ancestry.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";
import { hasMoved } from "./has-moved.ts";
import { isGitHubHead } from "./is-github-head.ts";
import { readingGitHub } from "./reading-github.ts";

// How GitHub says that our credentials do not show a repository: no access, suspended, gone or hidden, taken down.
const HIDDEN: ReadonlySet<number | undefined> = new Set([401, 403, 404, 451]);

/** Repositories on GitHub, read through its REST API. */
export const createGitHubSourceHost = (github: Pick<GitHub, "request">): SourceHost => ({
  head: (repository, branch) =>
    readingGitHub(`${repository}@${branch}`, async () => {
      try {
        const answer = await github.request("GET /repos/{owner}/{repo}/branches/{branch}", {
          ...githubRepository(repository),
          branch,
          // What is called otherwise by now is not what was asked for: it may be outside of the allow-list.
          request: { redirect: "manual" },
        });
        const { data } = answer;
        return hasMoved(answer) ? undefined : { sha: data.commit.sha, tree: data.commit.commit.tree.sha };
      } catch (error) {
        // GitHub answers 404 alike for what does not exist and for what the token may not see.
        if (githubStatusOf(error) === 404) return undefined;
        throw error;
      }
    }),

  isHead: (repository, branch, commit) =>
    readingGitHub(`${repository}@${branch}`, () => isGitHubHead(github, repository, { branch, commit })),

  nameOf: (repository) =>
    readingGitHub(repository, async () => {
      try {
        const { data } = await github.request("GET /repos/{owner}/{repo}", githubRepository(repository));
        return data.full_name;
      } catch (error) {
        if (HIDDEN.has(githubStatusOf(error))) return undefined;
        throw error;
      }
    }),

  compare: (repository, base, head) =>
    readingGitHub(`how ${head} of ${repository} stands to ${base}`, () =>
      githubAncestry(github, repository, { base, head }),
    ),

  tree: (repository, tree) =>
    readingGitHub(`the tree ${tree} of ${repository}`, async () => {
      const parameters = { ...githubRepository(repository), tree_sha: tree, recursive: "1" };
      const { data } = await github.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", parameters);
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
    readingGitHub(`the blob ${blob} of ${repository}`, async () => {
      const { data } = await github.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
        ...githubRepository(repository),
        file_sha: blob,
      });
      return Buffer.from(data.content, "base64").toString("utf8");
    }),

  archive: async function* (repository, commit, wanted) {
    const what = `the archive of ${repository}@${commit}`;
    // Code is fetched when it has changed; whoever only looks for that unpacks nothing.
    const { readArchive } = await import("./read-archive.ts");
    const { data } = await readingGitHub(what, () =>
      github.request("GET /repos/{owner}/{repo}/tarball/{ref}", {
        ...githubRepository(repository),
        ref: commit,
        request: { parseSuccessResponseBody: false },
      }),
    );
    try {
      yield* readArchive(data as ReadableStream, wanted);
    } catch (error) {
      throw sourceHostUnavailable(what, error);
    }
  },
});
