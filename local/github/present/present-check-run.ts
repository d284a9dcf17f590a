import type { GitHubContext } from "../github-context.ts";
import type { CheckRunRecord } from "../state/check-run-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { isoTime } from "./iso-time.ts";
import { LOCAL_USER } from "./local-user.ts";
import { nodeId } from "./node-id.ts";
import { presentUser } from "./present-user.ts";

const APP = { id: 1, slug: "local-app", name: "Local app", description: null };

/** A check run; all belong to the one app that is installed here. */
export const presentCheckRun = (
  { addresses }: GitHubContext,
  { owner, name, createdAt }: RepositoryRecord,
  run: CheckRunRecord,
) => {
  const url = addresses.api(`/repos/${owner}/${name}/check-runs/${run.id}`);
  const time = isoTime(createdAt);
  return {
    id: run.id,
    node_id: nodeId("CheckRun", run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: addresses.web(`/${owner}/${name}/runs/${run.id}`),
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: Number.parseInt(run.headSha.slice(0, 8), 16) },
    app: {
      ...APP,
      node_id: nodeId("App", APP.id),
      owner: presentUser(addresses, LOCAL_USER.login),
      external_url: addresses.web(`/apps/${APP.slug}`),
      html_url: addresses.web(`/apps/${APP.slug}`),
      created_at: time,
      updated_at: time,
      permissions: { checks: "write", contents: "read", metadata: "read", statuses: "write" },
      events: ["push", "pull_request"],
    },
    pull_requests: [],
  };
};
