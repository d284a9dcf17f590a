import type { Finding } from "../../domain/finding.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import type { Inspection, RepositoryView } from "../../ports/inspection.ts";
import { judgeGitHub, judgeRepositories } from "./judge-github.ts";
import { fail } from "./verdicts.ts";

export type GitHubLook = {
  readonly inspection: Pick<Inspection, "github" | "repository" | "secret" | "urlOf">;
  readonly branches: () => Promise<readonly KnownBranch[]>;
  readonly apiUrl: string | undefined;
  readonly secretId: string | undefined;
};

// Each costs a request to GitHub, whose allowance the installation needs itself.
const MOST_REPOSITORIES = 20;

/** Whether GitHub lets the credentials do what is needed, and see the repositories. */
export const lookAtGitHub = async ({
  inspection,
  branches,
  apiUrl,
  secretId,
}: GitHubLook): Promise<readonly Finding[]> => {
  const secret = secretId === undefined ? undefined : await inspection.secret(secretId);
  if (apiUrl === undefined || secret === undefined)
    return [
      fail(
        "GitHub",
        "there are no credentials",
        "run slipway github register, or put a token into the secret",
      ),
    ];
  const state = await inspection.github(apiUrl, secret);
  const url = await inspection.urlOf("webhook");
  const known = (await branches()).filter((branch) => branch.state !== "deleted");
  const names = [...new Set(known.map(({ repository }) => repository))];
  const views = new Map<string, RepositoryView>();
  for (const name of names.slice(0, MOST_REPOSITORIES))
    views.set(name, await inspection.repository(apiUrl, secret, name));
  return [...judgeGitHub(state, url), ...judgeRepositories(views, names.length)];
};
