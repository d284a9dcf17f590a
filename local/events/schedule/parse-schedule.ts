import { AwsError } from "../../gateway/aws-error.ts";
import { nextCronTime } from "./next-cron-time.ts";
import { parseCron } from "./parse-cron.ts";

/** When a rule fires next, after a moment; nothing when it never will. Times are in milliseconds. */
export type Schedule = (after: number) => number | undefined;

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const parseRate = (text: string): Schedule | undefined => {
  const [, count = "", unit = "", plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text) ?? [];
  const length = Number(count) * (UNITS[unit] ?? Number.NaN);
  // EventBridge insists on "1 minute" and on "2 minutes".
  const isSpelledRight = (plural === "s") === (count !== "1");
  return Number.isFinite(length) && isSpelledRight ? (after) => after + length : undefined;
};

const parse = (expression: string): Schedule | undefined => {
  const [, kind, text = ""] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "rate") return parseRate(text);
  const cron = kind === "cron" ? parseCron(text) : undefined;
  return cron && ((after) => nextCronTime(cron, after));
};

/** Reads a ScheduleExpression, `rate(...)` or `cron(...)`; refuses what EventBridge could not keep. */
export const parseSchedule = (expression: string): Schedule => {
  const schedule = parse(expression);
  if (!schedule)
    throw new AwsError("ValidationException", `Parameter ScheduleExpression is not valid: "${expression}".`);
  return schedule;
};
