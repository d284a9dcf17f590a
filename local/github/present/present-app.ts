import type { GitHubContext } from "../github-context.ts";
import { isoTime } from "./iso-time.ts";
import { LOCAL_APP } from "./local-app.ts";
import { LOCAL_USER } from "./local-user.ts";
import { nodeId } from "./node-id.ts";
import { presentUser } from "./present-user.ts";

/** The one app that is installed here. */
export const presentApp = ({ addresses, app }: Pick<GitHubContext, "addresses" | "app">) => {
  const id = Number(app?.id ?? 1);
  const page = addresses.web(`/apps/${LOCAL_APP.slug}`);
  return {
    id,
    ...LOCAL_APP,
    description: null,
    node_id: nodeId("App", id),
    owner: presentUser(addresses, LOCAL_USER.login),
    external_url: page,
    html_url: page,
    created_at: isoTime(0),
    updated_at: isoTime(0),
    permissions: { checks: "write", contents: "read", metadata: "read", statuses: "write" },
    events: ["push", "pull_request"],
  };
};
