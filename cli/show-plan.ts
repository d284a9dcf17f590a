import type { StepDiff } from "../shared/compiler/diff/definition-diff.ts";
import type { JsonChange } from "../shared/compiler/diff/json-change.ts";
import type { PriceTable } from "../shared/domain/price-table.ts";
import type { PipelineEstimate } from "../shared/usecases/estimate/estimate-pipeline.ts";
import { ownLimitHint } from "../shared/usecases/estimate/own-limit-hint.ts";
import { showEstimate } from "../shared/usecases/estimate/show-estimate.ts";
import type { PipelineDiff } from "../shared/usecases/reconcile/diff-pipeline.ts";
import type { Paint } from "./paint.ts";
import { showValue } from "./show-value.ts";

const MARKS = {
  added: { mark: "+", colour: "green" },
  removed: { mark: "-", colour: "red" },
  changed: { mark: "~", colour: "yellow" },
  unchanged: { mark: " ", colour: "gray" },
} as const;

const kindOf = ({ before, after }: JsonChange): keyof typeof MARKS => {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
};

const showChange = (change: JsonChange, paint: Paint, indent: string): string => {
  const { before, after, path } = change;
  const { mark, colour } = MARKS[kindOf(change)];
  const values = [before, after].filter((value) => value !== undefined).map(showValue);
  return `${indent}${paint(colour, mark)} ${path}  ${values.join(" → ")}`;
};

const showStep = ({ name, type, change, changes, next, why }: StepDiff, paint: Paint): readonly string[] => {
  const { mark, colour } = MARKS[change];
  const [reason, ...reasons] = why;
  const outcome = reason === undefined ? next : `${next}: ${reason}`;
  return [
    `  ${paint(colour, mark)} ${paint("bold", name)} (${type})  ${outcome}`,
    ...reasons.map((each) => `      ${paint("gray", each)}`),
    ...changes.map((each) => showChange(each, paint, "      ")),
  ];
};

const section = (title: string, changes: readonly JsonChange[], paint: Paint): readonly string[] =>
  changes.length === 0 ? [] : [`  ${title}`, ...changes.map((change) => showChange(change, paint, "    "))];

const count = (steps: readonly StepDiff[], change: StepDiff["change"]): string => {
  const number = steps.filter((step) => step.change === change).length;
  return number === 0 ? "" : `${number} ${change}`;
};

const headline = ({ isNew, isSame, definition: { steps } }: PipelineDiff): string => {
  if (isSame) return "no change";
  const kinds = (["added", "changed", "removed"] as const)
    .map((change) => count(steps, change))
    .filter(Boolean);
  const runs = steps.filter(({ next }) => next === "runs").length;
  const cached = steps.filter(({ next }) => next === "cached").length;
  return [
    ...(isNew ? ["new"] : []),
    `steps: ${kinds.join(", ") || "unchanged"}`,
    `next run: ${runs} run, ${cached} cached`,
  ].join("; ");
};

export type ShowPlan = {
  readonly estimate: PipelineEstimate;
  readonly prices: Pick<PriceTable, "asOf" | "region" | "currency">;
};

const showCost = ({ estimate: { next, whole }, prices }: ShowPlan): readonly string[] => {
  const { asOf, region, currency } = prices;
  if (whole.steps.length === 0) return [];
  const without =
    whole.steps.length > next.steps.length ? [`  without the cache: ${showEstimate(whole, currency)}`] : [];
  const hint = whole.undeclared.length > 0 ? [`  SageMaker's own limit of a day: ${ownLimitHint}`] : [];
  return [`  next run: ${showEstimate(next, currency)} (prices of ${region}, ${asOf})`, ...without, ...hint];
};

/** A plan for people: what changes, step by step, which steps will run and why, and what that takes at most. */
export const showPlan = (plan: PipelineDiff, cost: ShowPlan, paint: Paint): string =>
  [
    `${paint("bold", plan.name)}: ${headline(plan)}`,
    ...(plan.isSame
      ? []
      : [
          ...section("pipeline", plan.members, paint),
          ...section("parameters", plan.definition.parameters, paint),
          ...section("settings", plan.definition.settings, paint),
          ...plan.definition.steps.flatMap((step) => showStep(step, paint)),
          ...showCost(cost),
        ]),
  ].join("\n");
