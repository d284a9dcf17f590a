import type { Finding } from "../../domain/finding.ts";
import { GITHUB_EVENTS, GITHUB_PERMISSIONS } from "../../domain/github-needs.ts";
import type { GitHubState, RepositoryView } from "../../ports/inspection.ts";
import { fail, ok, warn } from "./verdicts.ts";

const CHECK = "GitHub";

const lacking = (permissions: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(GITHUB_PERMISSIONS)
    .filter(([name, level]) => ![level, "write", "admin"].includes(permissions[name] ?? ""))
    .map(([name, level]) => `${name}: ${level}`);

const judgeApp = (
  { login, permissions = {}, events = [], webhookUrl, installations }: GitHubState,
  url: string | undefined,
): readonly Finding[] => {
  const lacks = lacking(permissions);
  const unheard = GITHUB_EVENTS.filter((event) => !events.includes(event));
  const inSettings = "in the App's settings on GitHub; its installations must accept new permissions";
  return [
    ...(lacks.length > 0
      ? [fail(CHECK, `${login} lacks ${lacks.join(", ")}`, `grant that ${inSettings}`)]
      : []),
    ...(unheard.length > 0
      ? [fail(CHECK, `${login} is not told of ${unheard.join(", ")}`, `subscribe to that ${inSettings}`)]
      : []),
    ...(webhookUrl !== undefined && url !== undefined && webhookUrl !== url
      ? [fail(CHECK, `${login} delivers to ${webhookUrl}`, `set its webhook URL to ${url}`)]
      : []),
    ...(installations === 0
      ? [
          fail(
            CHECK,
            `${login} is installed nowhere`,
            "install the App on the accounts whose repositories take part",
          ),
        ]
      : []),
  ];
};

const judgeToken = ({ login, scopes = [] }: GitHubState): readonly Finding[] =>
  scopes.length > 0 && !scopes.includes("repo")
    ? [
        fail(
          CHECK,
          `the token of ${login} has the scopes ${scopes.join(", ")}`,
          "give it the scope repo, or use a fine-grained token or a GitHub App",
        ),
      ]
    : [];

/** Whether the credentials may do what the control plane does with them. */
export const judgeGitHub = (state: GitHubState, webhookUrl: string | undefined): readonly Finding[] => {
  const findings = state.kind === "app" ? judgeApp(state, webhookUrl) : judgeToken(state);
  if (findings.length > 0) return findings;
  const as = state.kind === "app" ? `the App ${state.login}` : `a token of ${state.login}`;
  return [ok(CHECK, `${as} may do what is needed`)];
};

/** Whether the repositories can be seen, and whether enough of the hour's requests is left. */
export const judgeRepositories = (
  views: ReadonlyMap<string, RepositoryView>,
  known: number,
): readonly Finding[] => {
  const hidden = [...views].filter(([, { isVisible }]) => !isVisible).map(([name]) => name);
  const scarce = [...views].find(
    ([, { remaining, limit }]) => remaining !== undefined && limit !== undefined && remaining < limit / 10,
  );
  if (hidden.length > 0)
    return [
      fail(
        "repositories",
        `${hidden.join(", ")} cannot be seen`,
        "install the App there, or give the token access; nothing of them is touched meanwhile",
      ),
    ];
  if (scarce)
    return [
      warn(
        "repositories",
        `${scarce[1].remaining} of ${scarce[1].limit} requests to GitHub are left this hour`,
        "use a GitHub App, which has an allowance for each account",
      ),
    ];
  return [
    ok(
      "repositories",
      views.size === 0
        ? "none has been pushed yet"
        : `${views.size}${known > views.size ? ` of ${known}` : ""} looked at, all visible`,
    ),
  ];
};
