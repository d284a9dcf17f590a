import type { CommitStatus } from "../domain/commit-status.ts";
import type { GitHub } from "./github.ts";
import { githubCheckRun } from "./github-check-run.ts";
import { githubRepository } from "./github-repository.ts";

type Known = {
  readonly id: number | bigint;
  readonly status: string;
  readonly external_id: string | null;
  readonly output: { readonly annotations_count: number };
};

/**
 * Brings a commit's one check run of a name to a status. Annotations can only be added to a run and a completed run
 * does not start again, so where either would be needed a new run takes the old one's place, as GitHub means it to.
 */
export const reportCheckRun = async (
  github: Pick<GitHub, "request">,
  status: CommitStatus,
): Promise<void> => {
  const at = githubRepository(status.repository);
  const run = githubCheckRun(status);
  const { data } = await github.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
    ...at,
    ref: status.commit,
    check_name: status.context,
    filter: "latest",
    per_page: 1,
  });
  const isContinued = (known: Known): boolean =>
    (known.output.annotations_count === 0 || known.external_id === run.externalId) &&
    (known.status !== "completed" || status.state !== "pending");
  const known = data.check_runs.find(isContinued);
  const [first = {}, ...rest] = run.requests(known?.output.annotations_count ?? 0);
  const update = (id: number, request: object) =>
    github.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...at,
      check_run_id: id,
      ...request,
    });
  const create = async (): Promise<number> => {
    const { data } = await github.request("POST /repos/{owner}/{repo}/check-runs", {
      ...at,
      name: status.context,
      head_sha: status.commit,
      ...first,
    });
    return Number(data.id);
  };
  if (known) await update(Number(known.id), first);
  const id = known ? Number(known.id) : await create();
  for (const request of rest) await update(id, request);
};
