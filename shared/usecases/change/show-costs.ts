import type { RunEstimate } from "../estimate/estimate-run.ts";
import type { Fleet } from "../estimate/job-work.ts";
import { ownLimitHint } from "../estimate/own-limit-hint.ts";
import { showAmount } from "../estimate/show-amount.ts";
import { showDuration } from "../estimate/show-duration.ts";
import type { StepEstimate } from "../estimate/step-estimate.ts";
import { codeSpan } from "./code-span.ts";
import { plainText } from "./plain-text.ts";

const fleet = ({ type, count }: Fleet): string =>
  type === undefined ? "chosen at run time" : `${count ?? "?"} × ${plainText(type)}`;

const amount = (value: number | undefined, digits: number): string =>
  value === undefined ? "?" : showAmount(value, digits);

const rowOf = ({ step, fleets, jobs, wallHours, instanceHours, cost, isDeclared }: StepEstimate): string => {
  const machines = fleets.map(fleet).join(" + ");
  const times = jobs === 1 ? "" : `${jobs ?? "?"} jobs, each on `;
  const limit = wallHours === undefined ? "none" : `${showDuration(wallHours)}${isDeclared ? "" : "*"}`;
  return `| ${codeSpan(step)} | ${times}${machines} | ${limit} | ${amount(instanceHours, 2)} | ${amount(cost, 2)} |`;
};

const totalRow = (title: string, { wallHours, instanceHours, cost }: RunEstimate): string =>
  `| **${title}** | | ${showDuration(wallHours)} | **${showAmount(instanceHours, 2)}** | **${showAmount(cost, 2)}** |`;

/** What each step of the next run takes at most, as a collapsed table; empty where no step runs on an instance. */
export const showCosts = (
  { next, whole }: { readonly next: RunEstimate; readonly whole: RunEstimate },
  currency: string,
): string =>
  next.steps.length === 0
    ? ""
    : [
        "<details><summary>What the run takes at most</summary>",
        "",
        `| step | runs on | limit | instance-hours | ${plainText(currency)} |`,
        "| --- | --- | ---: | ---: | ---: |",
        ...next.steps.map(rowOf),
        totalRow("at most", next),
        ...(whole.steps.length > next.steps.length ? [totalRow("without the cache", whole)] : []),
        ...(next.undeclared.length === 0 ? [] : ["", `\\* SageMaker's own limit of a day: ${ownLimitHint}.`]),
        "",
        "</details>",
      ].join("\n");
