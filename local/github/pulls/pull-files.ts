import { diffTrees } from "../git/diff-trees.ts";
import { EMPTY_TREE } from "../git/empty-tree.ts";
import type { FileChange } from "../git/file-change.ts";
import { mergeBase } from "../git/merge-base.ts";
import type { GitRepository } from "../git/open-git-repository.ts";
import type { PullRecord } from "../state/pull-record.ts";

/** What a pull request changes, compared with where its branch left the base. */
export const pullFiles = async (git: GitRepository, pull: PullRecord): Promise<FileChange[]> =>
  diffTrees(git, (await mergeBase(git, pull.baseSha, pull.headSha)) ?? EMPTY_TREE, pull.headSha);
