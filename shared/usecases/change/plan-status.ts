import type { Annotation, CommitStatus } from "../../domain/commit-status.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { ChangePlan } from "./change-plan.ts";
import { planHeadline } from "./plan-headline.ts";

/** What the check is called that tells of a plan. */
export const PLAN_CONTEXT = "slipway/plan";

const LEVELS = { error: "failure", warning: "warning", info: "notice" } as const;

// A finding of another repository has no line in this commit.
const annotationsOf = ({ diagnostics, repository }: ChangePlan): readonly Annotation[] =>
  diagnostics
    .filter(
      (finding) =>
        finding.severity !== "info" &&
        (finding.repository === undefined || finding.repository === repository),
    )
    .map(({ severity, file, line = 1, message, hint }: Diagnostic) => ({
      path: file,
      line,
      level: LEVELS[severity],
      message: hint === undefined ? message : `${message}\n→ ${hint}`,
    }));

/** The check beside a proposed commit: whether it could be merged, what that does, and every mistake at its line. */
export const planStatus = (plan: ChangePlan, summary: string): CommitStatus => ({
  repository: plan.repository,
  commit: plan.commit,
  context: PLAN_CONTEXT,
  state: plan.isRefused ? "failure" : "success",
  description: planHeadline(plan),
  title: planHeadline(plan),
  summary,
  annotations: annotationsOf(plan),
});
