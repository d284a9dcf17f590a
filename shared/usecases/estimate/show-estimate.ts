import type { RunEstimate } from "./estimate-run.ts";
import { showAmount } from "./show-amount.ts";
import { showDuration } from "./show-duration.ts";

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** What a run takes at most, in a line: `at most 24 instance-hours, 11.06 USD, in 24 h`. */
export const showEstimate = (
  { instanceHours, cost, wallHours, unbounded, unpriced, undeclared }: RunEstimate,
  currency: string,
): string => {
  const limits = [
    `${showAmount(instanceHours, 2)} instance-hour${instanceHours === 1 ? "" : "s"}`,
    ...(cost === 0 && instanceHours > 0 ? [] : [`${showAmount(cost, 2)} ${currency}`]),
    ...(wallHours > 0 ? [`in ${showDuration(wallHours)}`] : []),
  ].join(", ");
  const bounded = instanceHours === 0 ? "no instances" : `at most ${limits}`;
  return [
    instanceHours === 0 && unbounded.length > 0 ? "" : bounded,
    unbounded.length === 0 ? "" : `as long as it takes for ${list(unbounded)}, which no limit stops`,
    undeclared.length === 0 ? "" : `with SageMaker's own limit of a day for ${list(undeclared)}`,
    unpriced.length === 0 ? "" : `no price known for ${list(unpriced)}`,
  ]
    .filter((part) => part !== "")
    .join("; ");
};
