import type { GitHubContext } from "../github-context.ts";
import { LOCAL_APP } from "../present/local-app.ts";
import { presentUser } from "../present/present-user.ts";

/** The installation of the one app that every account here has; it is numbered as the account is. */
export const presentInstallation = (
  { addresses, app }: Pick<GitHubContext, "addresses" | "app">,
  owner: string,
) => ({
  id: presentUser(addresses, owner).id,
  account: presentUser(addresses, owner),
  app_id: Number(app?.id ?? 1),
  app_slug: LOCAL_APP.slug,
  target_type: "User",
  repository_selection: "all",
  access_tokens_url: addresses.api(`/app/installations/${presentUser(addresses, owner).id}/access_tokens`),
  repositories_url: addresses.api("/installation/repositories"),
  html_url: addresses.web(`/settings/installations/${presentUser(addresses, owner).id}`),
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
