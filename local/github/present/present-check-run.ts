import type { GitHubContext } from "../github-context.ts";
import type { CheckRunRecord } from "../state/check-run-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { nodeId } from "./node-id.ts";
import { presentApp } from "./present-app.ts";

/** A check run; all belong to the one app that is installed here. */
export const presentCheckRun = (
  context: GitHubContext,
  { owner, name }: RepositoryRecord,
  run: CheckRunRecord,
) => {
  const { addresses } = context;
  const url = addresses.api(`/repos/${owner}/${name}/check-runs/${run.id}`);
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
    app: presentApp(context),
    pull_requests: [],
  };
};
