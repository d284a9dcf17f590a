import { showEstimate } from "../estimate/show-estimate.ts";
import type { PipelineChange, RunDecision } from "./change-plan.ts";
import { codeSpan } from "./code-span.ts";
import { plainText } from "./plain-text.ts";
import type { PlanBlock } from "./plan-block.ts";
import { showArgumentDiff } from "./show-argument-diff.ts";
import { showCosts } from "./show-costs.ts";
import { showModels } from "./show-models.ts";
import { showStepTable } from "./show-step-table.ts";

const KINDS = {
  new: "is new",
  changed: "changes",
  unchanged: "does not change",
  drifted: "does not change, but was edited in SageMaker",
  held: "is held",
} as const;

const WHEN_RUNNING = {
  queue: "",
  cancel: ", in place of one that is going on",
  parallel: ", beside any that is going on",
} as const;

const sayRun = (run: RunDecision): string => {
  switch (run.kind) {
    case "starts":
      return `A merge starts a run${WHEN_RUNNING[run.whenRunning]}`;
    case "none":
      return "No run starts";
    case "manual":
      return "Runs are started by hand; the next one takes";
    case "schedule":
      return `Runs are started by the schedule ${codeSpan(run.schedule)}; the next one takes`;
    case "held":
      return `Nothing is applied: ${plainText(run.by)} rolled back what is declared here, and another revision lifts the hold`;
    case "suspended":
      return `Nothing is applied until ${plainText(run.by)} or somebody else resumes the pipeline; the next run takes`;
    default:
      return run satisfies never;
  }
};

const takesPart = ({ run, next }: PipelineChange, currency: string): string =>
  run.kind === "none" || run.kind === "held"
    ? `${sayRun(run)}.`
    : `${sayRun(run)}: ${plainText(showEstimate(next, currency))}.`;

const outcomes = ({ diff }: PipelineChange): string => {
  const of = (kind: string): number => diff.definition.steps.filter(({ next }) => next === kind).length;
  return [
    of("runs") === 0 ? "" : `${of("runs")} ${of("runs") === 1 ? "step runs" : "steps run"}`,
    of("cached") === 0 ? "" : `${of("cached")} cached`,
    of("gone") === 0 ? "" : `${of("gone")} removed`,
  ]
    .filter((part) => part !== "")
    .join(", ");
};

export type ShowOptions = {
  readonly currency: string;
  /** The most characters of a value. */
  readonly width: number;
};

/** A pipeline that a change touches: what becomes of it first, then its steps, then the particulars. */
export const showPipelineChange = (
  change: PipelineChange,
  { currency, width }: ShowOptions,
): readonly PlanBlock[] => {
  const { name, kind, diff, models, run } = change;
  const steps = outcomes(change);
  const title = `#### ${codeSpan(name)} ${KINDS[kind]}${steps === "" ? "" : `: ${steps}`}`;
  const fate = run.kind === "none" ? "serves" : "serves until a newer one is approved";
  const blocks: readonly PlanBlock[] = [
    { rank: 0, text: `${title}\n\n${takesPart(change, currency)}` },
    { rank: 1, text: showStepTable(diff.definition.steps) },
    { rank: 1, text: showModels(models, fate) },
    { rank: 2, text: diff.isNew ? "" : showArgumentDiff(diff, width) },
    { rank: 2, text: run.kind === "none" || run.kind === "held" ? "" : showCosts(change, currency) },
  ];
  return blocks.filter(({ text }) => text !== "");
};
