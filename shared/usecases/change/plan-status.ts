import type { CommitStatus } from "../../domain/commit-status.ts";
import { annotationsOf } from "../reconcile/annotations-of.ts";
import type { ChangePlan } from "./change-plan.ts";
import { planHeadline } from "./plan-headline.ts";

/** What the check is called that tells of a plan. */
export const PLAN_CONTEXT = "slipway/plan";

/** The check beside a proposed commit: whether it could be merged, what that does, and every mistake at its line. */
export const planStatus = (plan: ChangePlan, summary: string): CommitStatus => ({
  repository: plan.repository,
  commit: plan.commit,
  context: PLAN_CONTEXT,
  state: plan.isRefused ? "failure" : "success",
  description: planHeadline(plan),
  title: planHeadline(plan),
  summary,
  annotations: annotationsOf(plan.repository, plan.diagnostics),
});
