import type { ChangePlan } from "./change-plan.ts";

const count = (number: number, one: string, many: string): string =>
  number === 0 ? "" : `${number} ${number === 1 ? one : many}`;

/** A plan in a line: `2 pipelines change, 3 steps run`. */
export const planHeadline = ({ isRefused, pipelines, retired, diagnostics }: ChangePlan): string => {
  const mistakes = diagnostics.filter(({ severity }) => severity === "error").length;
  if (isRefused)
    return `${count(mistakes, "mistake", "mistakes") || "mistakes"}: a merge would change nothing`;
  const ofKind = (kind: string): number => pipelines.filter((pipeline) => pipeline.kind === kind).length;
  const starts = pipelines.filter(({ run }) => run.kind === "starts");
  const steps = starts.reduce(
    (sum, { diff }) => sum + diff.definition.steps.filter(({ next }) => next === "runs").length,
    0,
  );
  const parts = [
    count(ofKind("new"), "new pipeline", "new pipelines"),
    count(ofKind("changed"), "pipeline changes", "pipelines change"),
    count(retired.length, "pipeline is retired", "pipelines are retired"),
    count(steps, "step runs", "steps run"),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "no change" : parts.join(", ");
};
