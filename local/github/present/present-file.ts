import type { FileChange } from "../git/file-change.ts";
import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { encodePath } from "./encode-path.ts";

/** A changed file as commits, comparisons and pull requests list it. */
export const presentFile = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  { file, commit }: { file: FileChange; commit: string },
) => {
  const path = encodePath(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: addresses.web(`/${owner}/${name}/blob/${commit}/${path}`),
    raw_url: addresses.api(`/raw/${owner}/${name}/${commit}/${path}`),
    contents_url: addresses.api(`/repos/${owner}/${name}/contents/${path}?ref=${commit}`),
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
};
