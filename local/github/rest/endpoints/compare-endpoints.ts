import { diffTrees } from "../../git/diff-trees.ts";
import { listCommits } from "../../git/list-commits.ts";
import { mergeBase } from "../../git/merge-base.ts";
import type { GitRepository } from "../../git/open-git-repository.ts";
import { readCommits } from "../../git/read-commits.ts";
import type { GitHubContext } from "../../github-context.ts";
import { presentCommit } from "../../present/present-commit.ts";
import { presentFile } from "../../present/present-file.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";
import { requireCommit } from "../require-commit.ts";

const MOST_COMMITS = 250;

const counts = async (git: GitRepository, base: string, head: string): Promise<[number, number]> => {
  const output = await git.run(["rev-list", "--left-right", "--count", `${base}...${head}`]);
  const [behind = 0, ahead = 0] = output.toString("latin1").trim().split("\t").map(Number);
  return [behind, ahead];
};

const statusOf = (behind: number, ahead: number): string => {
  if (behind > 0) return ahead > 0 ? "diverged" : "behind";
  return ahead > 0 ? "ahead" : "identical";
};

/** A side may be `owner:branch`; only this repository's own branches can be compared here. */
const branchOf = (side: string, owner: string): string => {
  const [account, ...rest] = side.split(":");
  if (rest.length === 0) return side;
  if (account?.toLowerCase() !== owner.toLowerCase()) throw notFound();
  return rest.join(":");
};

/** How one commit stands to another, and what changed since they parted. */
export const compareEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const sides = async (call: RepositoryCall) => {
    const { owner } = call.repository;
    const [from = "", to = ""] = (call.params.basehead ?? "").split(/\.{2,3}/);
    const base = await requireCommit(call, branchOf(from, owner), notFound());
    const head = await requireCommit(call, branchOf(to, owner), notFound());
    const common = await mergeBase(call.git, base, head);
    if (common === undefined) throw notFound(`No common ancestor between ${from} and ${to}.`);
    return { base, head, common };
  };

  return {
    "GET /compare/{basehead+}": async (call) => {
      const { git, query, repository } = call;
      const { base, head, common } = await sides(call);
      const [behind, ahead] = await counts(git, base, head);
      const shas = (await listCommits(git, ["--topo-order", head], [base])).reverse();
      const isPaged = query.has("page") || query.has("per_page");
      const page = isPaged ? paginate(context.addresses, call, shas) : undefined;
      const isFirstPage = Number(query.get("page") ?? 1) <= 1;
      // Only the first page tells files.
      const files = isFirstPage ? await diffTrees(git, common, head) : [];
      const shown = await readCommits(git, [base, common, ...(page?.items ?? shas.slice(0, MOST_COMMITS))]);
      const [baseCommit, commonCommit, ...commits] = shown.map((commit) =>
        presentCommit(context, repository, commit),
      );
      const { owner, name } = repository;
      const range = `${base}...${head}`;
      const html = context.addresses.web(`/${owner}/${name}/compare/${range}`);
      return {
        headers: page?.headers ?? {},
        json: {
          url: context.addresses.api(`/repos/${owner}/${name}/compare/${range}`),
          html_url: html,
          permalink_url: html,
          diff_url: `${html}.diff`,
          patch_url: `${html}.patch`,
          base_commit: baseCommit,
          merge_base_commit: commonCommit,
          status: statusOf(behind, ahead),
          ahead_by: ahead,
          behind_by: behind,
          total_commits: ahead,
          commits,
          files: files
            .slice(0, context.limits.compareFiles)
            .map((file) => presentFile(context, repository, { file, commit: head })),
        },
      };
    },
  };
};
