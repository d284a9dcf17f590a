import type { GitHubContext } from "../../github-context.ts";
import { isoTime } from "../../present/iso-time.ts";
import { presentCheckRun } from "../../present/present-check-run.ts";
import type { CheckRunRecord } from "../../state/check-run-record.ts";
import { ownerKey } from "../../state/owner-key.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import { eventPayload } from "../../webhooks/event-payload.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { type CheckRunChange, CheckRunCreation, CheckRunUpdate } from "../check-run-wish.ts";
import { GitHubError } from "../github-error.ts";
import { noCommit } from "../no-commit.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";
import { parseBody } from "../parse-body.ts";
import { requireCommit } from "../require-commit.ts";

const latestOfEachName = (runs: readonly CheckRunRecord[]): CheckRunRecord[] => [
  ...new Map(runs.map((run) => [run.name, run])).values(),
];

/** A run with what a request changes in it; annotations of several requests add up. */
const change = (run: CheckRunRecord, wish: CheckRunChange, now: string): CheckRunRecord => {
  const isOver = wish.conclusion !== undefined || wish.completed_at !== undefined;
  const status = isOver ? "completed" : (wish.status ?? run.status);
  const { output } = wish;
  return {
    ...run,
    status,
    name: wish.name ?? run.name,
    conclusion: status === "completed" ? (wish.conclusion ?? run.conclusion ?? null) : null,
    detailsUrl: wish.details_url ?? run.detailsUrl,
    externalId: wish.external_id ?? run.externalId,
    startedAt: wish.started_at ?? run.startedAt,
    completedAt: status === "completed" ? (wish.completed_at ?? run.completedAt ?? now) : null,
    output: {
      title: output?.title ?? run.output.title,
      summary: output?.summary ?? run.output.summary,
      text: output?.text ?? run.output.text,
    },
    annotations: [...run.annotations, ...(output?.annotations ?? [])],
  };
};

/** Check runs of commits. */
export const checkRunEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state } = context;
  const nowText = (): string => isoTime(context.now());

  const find = ({ repository, params }: RepositoryCall): CheckRunRecord => {
    const found = state.checkRuns.find(Number(params.check_run_id));
    if (!found?.owner.startsWith(`${repository.id}-`)) throw notFound();
    return found.item;
  };

  const requireApp = ({ caller }: RepositoryCall): void => {
    // Where no app is known, everybody may do everything.
    if (context.app && caller.kind !== "installation")
      throw new GitHubError(403, "You must authenticate via a GitHub App.");
  };

  const emit = (repository: RepositoryRecord, action: string, run: CheckRunRecord): void => {
    const members = { action, check_run: presentCheckRun(context, repository, run) };
    const payload = eventPayload(context, repository, members);
    context.webhooks.emit(repository, { name: "check_run", action, payload });
  };

  return {
    "POST /check-runs": async (call) => {
      requireApp(call);
      const { git, repository, body } = call;
      const wish = parseBody(CheckRunCreation, "CheckRun", body);
      if ((await git.stat(wish.head_sha))?.type !== "commit") throw noCommit(wish.head_sha);
      const fresh: CheckRunRecord = {
        id: state.nextNumber("check-run"),
        headSha: wish.head_sha,
        name: wish.name,
        status: "queued",
        conclusion: null,
        detailsUrl: null,
        externalId: "",
        startedAt: nowText(),
        completedAt: null,
        output: { title: null, summary: null, text: null },
        annotations: [],
      };
      const run = state.checkRuns.add(ownerKey(repository, wish.head_sha), change(fresh, wish, nowText()));
      emit(repository, run.status === "completed" ? "completed" : "created", run);
      return { status: 201, json: presentCheckRun(context, repository, run) };
    },

    "PATCH /check-runs/{check_run_id}": (call) => {
      requireApp(call);
      const before = find(call);
      const wish = parseBody(CheckRunUpdate, "CheckRun", call.body);
      const run = state.checkRuns.replace(change(before, wish, nowText()));
      if (run.status === "completed" && before.status !== "completed")
        emit(call.repository, "completed", run);
      return { json: presentCheckRun(context, call.repository, run) };
    },

    "GET /check-runs/{check_run_id}": (call) => ({
      json: presentCheckRun(context, call.repository, find(call)),
    }),

    "GET /check-runs/{check_run_id}/annotations": (call) => {
      const { items, headers } = paginate(addresses, call, find(call).annotations);
      return { json: items, headers };
    },

    "GET /commits/{ref+}/check-runs": async (call) => {
      const { query, repository } = call;
      const sha = await requireCommit(call, call.params.ref ?? "");
      const all = state.checkRuns.of(ownerKey(repository, sha));
      const runs = (query.get("filter") === "all" ? [...all] : latestOfEachName(all)).filter(
        ({ name, status }) =>
          name === (query.get("check_name") ?? name) && status === (query.get("status") ?? status),
      );
      const { items, headers } = paginate(addresses, call, runs.toReversed());
      const json = {
        total_count: runs.length,
        check_runs: items.map((run) => presentCheckRun(context, repository, run)),
      };
      return { json, headers };
    },
  };
};
