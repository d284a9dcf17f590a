import type { Comment, PullRequests } from "../ports/pull-requests.ts";
import type { GitHub } from "./github.ts";
import { githubLogin } from "./github-login.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatusOf } from "./github-status-of.ts";
import { readingGitHub } from "./reading-github.ts";
import { writeGitHubComment } from "./write-github-comment.ts";
import { writingGitHub } from "./writing-github.ts";

/** Pull requests on GitHub. */
export const createGitHubPullRequests = (github: GitHub): PullRequests => {
  let login: Promise<string> | undefined;
  const ourLogin = (): Promise<string> => {
    login ??= githubLogin(github);
    login.catch(() => {
      login = undefined;
    });
    return login;
  };

  return {
    describe: (repository, number) =>
      readingGitHub(`pull request ${number} of ${repository}`, async () => {
        try {
          const { data } = await github.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
            ...githubRepository(repository),
            pull_number: number,
          });
          const { head, base } = data;
          // GitHub's types promise a repository, but a fork may be deleted while its pull request lives on.
          const from: { readonly id: number | bigint; readonly full_name: string } | null = head.repo;
          return {
            number,
            state: data.state,
            isMerged: data.merged,
            isDraft: data.draft ?? false,
            head: { ...(from ? { repository: from.full_name } : {}), sha: head.sha, ref: head.ref },
            base: { branch: base.ref, sha: base.sha },
            isFork: from?.id !== base.repo.id,
          };
        } catch (error) {
          if (githubStatusOf(error) === 404) return undefined;
          throw error;
        }
      }),

    comment: (repository, number, comment: Comment) =>
      writingGitHub(`the comment on pull request ${number} of ${repository}`, async () =>
        writeGitHubComment(github, { repository, number, author: await ourLogin(), ...comment }),
      ),
  };
};
