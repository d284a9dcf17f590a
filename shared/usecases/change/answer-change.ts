import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { MergeGroupHint } from "../../domain/merge-group-hint.ts";
import { OWN_PREFIXES } from "../../domain/own-prefixes.ts";
import type { PullRequestHint } from "../../domain/pull-request-hint.ts";
import type { Log } from "../../ports/log.ts";
import type { PlanStore } from "../../ports/plan-store.ts";
import type { PullRequest, PullRequests } from "../../ports/pull-requests.ts";
import type { StatusBoard } from "../../ports/source-host.ts";
import type { ChangePlan } from "./change-plan.ts";
import { type PlanPorts, type PlanSettings, type Proposal, planChange } from "./plan-change.ts";
import { planHeadline } from "./plan-headline.ts";
import { PLAN_CONTEXT, planStatus } from "./plan-status.ts";
import { showChangePlan } from "./show-change-plan.ts";

export type AnswerPorts = PlanPorts & {
  readonly board: StatusBoard;
  readonly pullRequests: PullRequests;
  readonly plans: PlanStore;
  readonly log: Log;
};

export type AnswerChange = {
  readonly ports: AnswerPorts;
  readonly settings: Omit<PlanSettings, "allowed">;
  readonly allowed: AllowList;
  /** What tells this installation from others that watch the same repository. */
  readonly environment: string;
};

/** What came of a hint that a change is proposed. */
export type AnswerOutcome =
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "superseded"; readonly commit: string }
  | { readonly kind: "answered"; readonly commit: string; readonly headline: string };

// GitHub takes 65,536 characters; the marker and a margin are left.
const ROOM = 65_000;
// Whoever pushes more often than this meanwhile is answered by the hint of his last push.
const ATTEMPTS = 3;

/** As much of a plan as GitHub takes; what is more lies in the bucket, but nothing of a fork's is put there. */
const bodyOf = async (
  { ports: { plans, log }, environment }: AnswerChange,
  plan: ChangePlan,
  { isFork, key }: { readonly isFork: boolean; readonly key: string },
): Promise<string> => {
  const { text, isWhole } = showChangePlan(plan, { environment, room: ROOM });
  if (isWhole || isFork) return text;
  try {
    const link = await plans.keep(key, showChangePlan(plan, { environment }).text);
    return showChangePlan(plan, { environment, room: ROOM, link }).text;
  } catch (error) {
    // The link is courtesy: the plan itself is not to wait for it.
    log.error("the whole plan was not kept", error, { key });
    return text;
  }
};

/** Plans a proposal; what its author must mend first is told beside the commit. */
const planOrTell = async (
  { ports, settings, allowed }: AnswerChange,
  proposal: Proposal,
): Promise<ChangePlan | undefined> => {
  try {
    return await planChange(ports, { ...settings, allowed }, proposal);
  } catch (error) {
    if (!(error instanceof ControlPlaneError && error.audience === "author")) throw error;
    const { repository, commit, isFork } = proposal;
    const description = isFork ? "the proposal cannot be planned" : `${error.message}; ${error.hint}`;
    await ports.board.report({ repository, commit, context: PLAN_CONTEXT, state: "error", description });
    return undefined;
  }
};

type Answered = Extract<AnswerOutcome, { readonly kind: "answered" }>;

const answered = (plan: ChangePlan): Answered => ({
  kind: "answered",
  commit: plan.commit,
  headline: planHeadline(plan),
});

const cannotPlan: AnswerOutcome = {
  kind: "ignored",
  reason: "the proposal cannot be planned, as its author was told",
};

/** Whether a pull request still proposes the commit that a plan was made of. */
const isCurrent = (pull: PullRequest | undefined, commit: string): boolean =>
  pull?.state === "open" && pull.head.sha === commit;

const answerOnce = async (
  answer: AnswerChange,
  { repository, number }: PullRequestHint,
  { pull, branch }: { readonly pull: PullRequest; readonly branch: string },
): Promise<AnswerOutcome> => {
  const { ports, environment } = answer;
  const { isFork, head } = pull;
  const plan = await planOrTell(answer, { repository, branch, commit: head.sha, isFork });
  if (plan === undefined) return cannotPlan;
  const key = `${OWN_PREFIXES.plans}/${repository}/${number}/${head.sha}.md`;
  const body = await bodyOf(answer, plan, { isFork, key });
  const superseded = { kind: "superseded", commit: head.sha } as const;
  if (!isCurrent(await ports.pullRequests.describe(repository, number), head.sha)) return superseded;
  // The check first: a conversation may be locked, and a merge may wait for the check.
  await ports.board.report(planStatus(plan, body));
  await ports.pullRequests.comment(repository, number, { marker: `slipway ${environment} plan`, body });
  // Whoever planned a newer head meanwhile may have been overwritten by this.
  return isCurrent(await ports.pullRequests.describe(repository, number), head.sha)
    ? answered(plan)
    : superseded;
};

/**
 * Shows on a pull request what a merge would do, for its head as it is now: the hint may be old, and the head may move
 * meanwhile, but what is shown last belongs to the newest head.
 */
export const answerPullRequest = async (
  answer: AnswerChange,
  hint: PullRequestHint,
): Promise<AnswerOutcome> => {
  const { repository, number } = hint;
  const { ports, allowed } = answer;
  const branch = allowed(repository);
  if (branch === undefined) return { kind: "ignored", reason: `${repository} is not on the allow-list` };
  let outcome: AnswerOutcome = { kind: "superseded", commit: hint.head };
  for (let attempt = 1; attempt <= ATTEMPTS && outcome.kind === "superseded"; attempt += 1) {
    const pull = await ports.pullRequests.describe(repository, number);
    if (pull?.state !== "open") return { kind: "ignored", reason: `pull request ${number} is not open` };
    if (pull.base.branch !== branch)
      return { kind: "ignored", reason: `${pull.base.branch} is not the branch ${branch}` };
    outcome = await answerOnce(answer, hint, { pull, branch });
  }
  return outcome;
};

/** Tells a merge queue what the commit would do that it is about to make the head of the branch. */
export const answerMergeGroup = async (
  answer: AnswerChange,
  { repository, branch, head: commit }: MergeGroupHint,
): Promise<AnswerOutcome> => {
  const { ports, allowed, environment } = answer;
  const tracked = allowed(repository);
  if (tracked === undefined) return { kind: "ignored", reason: `${repository} is not on the allow-list` };
  if (tracked !== branch) return { kind: "ignored", reason: `${branch} is not the branch ${tracked}` };
  // Nobody tells whose changes a queue holds, and everybody reads its checks.
  const plan = await planOrTell(answer, { repository, branch, commit, isFork: true });
  if (plan === undefined) return cannotPlan;
  await ports.board.report(planStatus(plan, showChangePlan(plan, { environment, room: ROOM }).text));
  return answered(plan);
};
