import type { GitHubState, Inspection, RepositoryView } from "../../ports/inspection.ts";
import { createGitHub } from "../create-github.ts";
import type { GitHub } from "../github.ts";
import { githubLogin } from "../github-login.ts";
import { githubRepository } from "../github-repository.ts";
import { githubStatusOf } from "../github-status-of.ts";
import { readingGitHub } from "../reading-github.ts";

const HIDDEN: ReadonlySet<number | undefined> = new Set([403, 404]);

/** An older GitHub Enterprise does not tell where it delivers. */
const deliveryUrl = async ({ request }: GitHub): Promise<{ webhookUrl?: string }> => {
  try {
    const { url } = (await request("GET /app/hook/config")).data;
    return url === undefined ? {} : { webhookUrl: url };
  } catch (error) {
    if (HIDDEN.has(githubStatusOf(error))) return {};
    throw error;
  }
};

const appState = async (github: GitHub): Promise<GitHubState> => {
  const [{ data: app }, { data: installations }, hook] = await Promise.all([
    github.request("GET /app"),
    github.request("GET /app/installations", { per_page: 100 }),
    deliveryUrl(github),
  ]);
  return {
    kind: "app",
    login: app?.slug ?? "",
    permissions: { ...(app?.permissions as Record<string, string> | undefined) },
    events: app?.events ?? [],
    installations: installations.length,
    ...hook,
  };
};

const tokenState = async (github: GitHub): Promise<GitHubState> => {
  const { headers } = await github.request("GET /rate_limit");
  const scopes = headers["x-oauth-scopes"] ?? "";
  return {
    kind: "token",
    login: await githubLogin(github),
    scopes: scopes.split(",").flatMap((scope) => scope.trim() || []),
  };
};

const numberIn = (header: string | undefined): number | undefined =>
  header === undefined ? undefined : Number(header);

const viewOf = (isVisible: boolean, headers: Readonly<Record<string, unknown>>): RepositoryView => {
  const remaining = numberIn(headers["x-ratelimit-remaining"] as string | undefined);
  const limit = numberIn(headers["x-ratelimit-limit"] as string | undefined);
  return {
    isVisible,
    ...(remaining === undefined ? {} : { remaining }),
    ...(limit === undefined ? {} : { limit }),
  };
};

/** What GitHub says of credentials and repositories. */
export const inspectGitHub = (): Pick<Inspection, "github" | "repository"> => {
  const opened = new Map<string, GitHub>();
  const open = (apiUrl: string, secret: string): GitHub => {
    const known = opened.get(apiUrl) ?? createGitHub(apiUrl, async () => secret);
    opened.set(apiUrl, known);
    return known;
  };
  return {
    github: (apiUrl, secret) =>
      readingGitHub("who we are", async () => {
        const github = open(apiUrl, secret);
        return (await github.isApp()) ? appState(github) : tokenState(github);
      }),
    repository: (apiUrl, secret, repository) =>
      readingGitHub(`the repository ${repository}`, async () => {
        try {
          const { headers } = await open(apiUrl, secret).request("GET /repos/{owner}/{repo}", {
            ...githubRepository(repository),
          });
          return viewOf(true, headers);
        } catch (error) {
          if (HIDDEN.has(githubStatusOf(error))) return viewOf(false, {});
          throw error;
        }
      }),
  };
};
