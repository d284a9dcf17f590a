import type { GitHubContext } from "../github-context.ts";
import { presentUser } from "../present/present-user.ts";

/** The installation of the one app that every account here has. */
export const presentInstallation = ({ addresses }: Pick<GitHubContext, "addresses">, owner: string) => ({
  id: 1,
  account: presentUser(addresses, owner),
  app_id: 1,
  app_slug: "local-app",
  target_type: "User",
  repository_selection: "all",
  access_tokens_url: addresses.api("/app/installations/1/access_tokens"),
  repositories_url: addresses.api("/installation/repositories"),
  html_url: addresses.web("/settings/installations/1"),
  permissions: {
    checks: "write",
    contents: "read",
    metadata: "read",
    pull_requests: "write",
    statuses: "write",
  },
  events: ["push", "pull_request"],
  single_file_name: null,
  suspended_at: null,
  suspended_by: null,
});
