import { createHash } from "node:crypto";
import type { TreeEntry } from "../../shared/domain/tree-entry.ts";
import type { SourceHost } from "../../shared/ports/source-host.ts";
import { gitBlobName } from "../../shared/usecases/sources/git-blob-name.ts";

export type InMemoryRepositories = SourceHost & {
  /** Makes a commit that holds exactly these files, and moves the branch to it. */
  commit(repository: string, files: Readonly<Record<string, string>>, branch?: string): string;
  remove(repository: string, branch?: string): void;
  /** Moves the branch back to an earlier commit. */
  rewind(repository: string, commit: string, branch?: string): void;
  /** Gives a repository another name, to which the old one leads. */
  rename(from: string, to: string): void;
  /** As after a token was revoked: nothing of the repository can be seen until it is shown again. */
  hide(repository: string): void;
  show(repository: string): void;
  /** What was asked of the host, in order. */
  readonly calls: string[];
  /** Makes every question fail until it is set to undefined again. */
  failure: Error | undefined;
};

/** Git repositories in memory, with names for blobs as git makes them. */
export const createInMemoryRepositories = (): InMemoryRepositories => {
  const heads = new Map<string, string>();
  const histories = new Map<string, string[]>();
  const trees = new Map<string, Readonly<Record<string, string>>>();
  const blobs = new Map<string, string>();
  const hidden = new Set<string>();
  const names = new Map<string, string>();
  let count = 0;
  const headOf = (repository: string, branch: string): string | undefined =>
    hidden.has(repository) ? undefined : heads.get(`${repository}#${branch}`);

  const asked = (call: string): void => {
    host.calls.push(call);
    if (host.failure) throw host.failure;
  };
  const entriesOf = (tree: string): readonly TreeEntry[] =>
    Object.entries(trees.get(tree) ?? {}).map(([path, text]) => ({
      path,
      mode: "100644",
      sha: gitBlobName(Buffer.from(text)),
      size: Buffer.byteLength(text),
    }));

  const host: InMemoryRepositories = {
    calls: [],
    failure: undefined,
    commit: (repository, files, branch = "main") => {
      count += 1;
      const sha = createHash("sha1").update(`${repository} ${count}`).digest("hex");
      trees.set(sha, files);
      for (const text of Object.values(files)) blobs.set(gitBlobName(Buffer.from(text)), text);
      heads.set(`${repository}#${branch}`, sha);
      histories.set(repository, [...(histories.get(repository) ?? []), sha]);
      return sha;
    },
    remove: (repository, branch = "main") => {
      heads.delete(`${repository}#${branch}`);
    },
    rewind: (repository, commit, branch = "main") => {
      heads.set(`${repository}#${branch}`, commit);
    },
    rename: (from, to) => {
      for (const [key, sha] of [...heads].filter(([key]) => key.startsWith(`${from}#`))) {
        heads.delete(key);
        heads.set(key.replace(from, to), sha);
      }
      histories.set(to, histories.get(from) ?? []);
      histories.delete(from);
      names.set(from, to);
    },
    hide: (repository) => {
      hidden.add(repository);
    },
    show: (repository) => {
      hidden.delete(repository);
    },
    head: async (repository, branch) => {
      asked(`head ${repository}`);
      const sha = headOf(repository, branch);
      return sha === undefined ? undefined : { sha, tree: sha };
    },
    isHead: async (repository, branch, commit) => {
      asked(`isHead ${repository}`);
      const sha = headOf(repository, branch);
      return sha === undefined ? undefined : sha === commit;
    },
    nameOf: async (repository) => {
      asked(`nameOf ${repository}`);
      if (names.has(repository) && !histories.has(repository))
        return host.nameOf(names.get(repository) ?? "");
      return histories.has(repository) && !hidden.has(repository) ? repository : undefined;
    },
    compare: async (repository, base, head) => {
      asked(`compare ${repository}`);
      const history = histories.get(repository) ?? [];
      const [from, to] = [history.indexOf(base), history.indexOf(head)];
      if (from === -1) return "diverged";
      if (from === to) return "identical";
      return from < to ? "ahead" : "behind";
    },
    tree: async (repository, tree) => {
      asked(`tree ${repository}`);
      return entriesOf(tree);
    },
    text: async (repository, blob) => {
      asked(`text ${repository}`);
      return blobs.get(blob) ?? "";
    },
    archive: async function* (repository, commit, wanted) {
      asked(`archive ${repository}`);
      for (const [path, text] of Object.entries(trees.get(commit) ?? {}))
        if (wanted(path)) yield { path, content: new TextEncoder().encode(text) };
    },
  };
  return host;
};
