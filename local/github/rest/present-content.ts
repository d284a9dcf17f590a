import type { TreeEntry } from "../git/tree-entry.ts";
import type { GitHubContext } from "../github-context.ts";
import { encodePath } from "../present/encode-path.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";

const typeOf = ({ type, mode }: TreeEntry): string => {
  if (type === "tree") return "dir";
  if (type === "commit") return "submodule";
  return mode === "120000" ? "symlink" : "file";
};

/** What the contents API says about anything that lies at a path; `ref` as the client named it, `commit` as resolved. */
export const presentContent = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  { entry, ref, commit }: { entry: TreeEntry; ref: string; commit: string },
) => {
  const path = encodePath(entry.path);
  const repository = addresses.api(`/repos/${owner}/${name}`);
  const type = typeOf(entry);
  const kind = type === "dir" ? "tree" : "blob";
  const isBlob = entry.type === "blob";
  const self = `${repository}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = entry.type === "commit" ? null : `${repository}/git/${entry.type}s/${entry.sha}`;
  const html = addresses.web(`/${owner}/${name}/${kind}/${encodePath(ref)}/${path}`);
  return {
    name: entry.path.split("/").at(-1) ?? "",
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isBlob ? addresses.api(`/raw/${owner}/${name}/${commit}/${path}`) : null,
    type,
    _links: { self, git, html },
  };
};
