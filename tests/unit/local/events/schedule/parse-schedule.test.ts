import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseSchedule } from "../../../../../local/events/schedule/parse-schedule.ts";

const next = (expression: string, after: string): string | undefined => {
  const time = parseSchedule(expression)(Date.parse(after));
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 16);
};

describe("schedules", () => {
  // 2026-01-01 is a Thursday.
  it.each([
    ["rate(1 minute)", "2026-01-01T00:00Z", "2026-01-01T00:01"],
    ["rate(5 minutes)", "2026-01-01T00:00Z", "2026-01-01T00:05"],
    ["rate(1 hour)", "2026-01-01T00:00Z", "2026-01-01T01:00"],
    ["rate(7 days)", "2026-01-01T00:00Z", "2026-01-08T00:00"],
    ["cron(0 10 * * ? *)", "2026-01-01T09:59Z", "2026-01-01T10:00"],
    ["cron(0 10 * * ? *)", "2026-01-01T10:00Z", "2026-01-02T10:00"],
    ["cron(0/15 * * * ? *)", "2026-01-01T23:50Z", "2026-01-02T00:00"],
    ["cron(0/10 * ? * MON-FRI *)", "2026-01-02T23:55Z", "2026-01-05T00:00"],
    ["cron(15 12 ? * FRI-MON *)", "2026-01-01T12:00Z", "2026-01-02T12:15"],
    ["cron(15 12 ? * 1 *)", "2026-01-01T12:00Z", "2026-01-04T12:15"],
    ["cron(0 8 1 * ? *)", "2026-01-01T08:00Z", "2026-02-01T08:00"],
    ["cron(0 8 L * ? *)", "2028-02-01T00:00Z", "2028-02-29T08:00"],
    ["cron(0 8 LW * ? *)", "2026-05-01T00:00Z", "2026-05-29T08:00"],
    ["cron(0 8 15W * ? *)", "2026-03-01T00:00Z", "2026-03-16T08:00"],
    ["cron(0 8 1W * ? *)", "2026-08-01T00:00Z", "2026-08-03T08:00"],
    ["cron(0 8 31W * ? *)", "2026-05-02T00:00Z", "2026-05-29T08:00"],
    ["cron(0 8 ? * 6L *)", "2026-01-01T00:00Z", "2026-01-30T08:00"],
    ["cron(0 8 ? * TUE#2 *)", "2026-01-01T00:00Z", "2026-01-13T08:00"],
    ["cron(0 8 ? * L *)", "2026-01-01T00:00Z", "2026-01-03T08:00"],
    ["cron(30 6 1 JAN,JUL ? *)", "2026-01-02T00:00Z", "2026-07-01T06:30"],
    ["cron(0 0 29 2 ? *)", "2026-01-01T00:00Z", "2028-02-29T00:00"],
    ["cron(0 0 1 1 ? 2030)", "2026-01-01T00:00Z", "2030-01-01T00:00"],
    ["cron(0 0 1 1 ? 2030)", "2030-01-01T00:00Z", undefined],
    ["cron(0 0 31 2 ? *)", "2026-01-01T00:00Z", undefined],
  ])("%s after %s fires at %s", (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each([
    "rate(0 minutes)",
    "rate(1 minutes)",
    "rate(2 minute)",
    "rate(5 seconds)",
    "rate(1.5 hours)",
    "rate 5 minutes",
    "cron(0 10 * * * *)",
    "cron(0 10 ? * ? *)",
    "cron(0 10 * * ?)",
    "cron(60 10 * * ? *)",
    "cron(0 24 * * ? *)",
    "cron(0 10 0 * ? *)",
    "cron(0 10 32W * ? *)",
    "cron(0 10 ? * MON#6 *)",
    "cron(0 10 ? * 8 *)",
    "cron(0 10 * FOO ? *)",
    "cron(0 10 * * ? 1969)",
    "cron(0/0 10 * * ? *)",
    "cron(5- 10 * * ? *)",
    "at(2026-01-01T00:00:00)",
    "",
  ])("refuses %j", (expression) => {
    expect(() => parseSchedule(expression)).toThrow(expression);
  });

  it("fires at every minute of a day that the fields name, and at no other", () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const hour = fc.integer({ min: 0, max: 23 });
    const lists = fc.record({
      minutes: fc.uniqueArray(minute, { minLength: 1, maxLength: 4 }),
      hours: fc.uniqueArray(hour, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(lists, ({ minutes, hours }) => {
        const schedule = parseSchedule(`cron(${minutes.join(",")} ${hours.join(",")} * * ? *)`);
        const midnight = Date.UTC(2026, 0, 1);
        const fired: number[] = [];
        for (
          let at = schedule(midnight - 1);
          at !== undefined && at < midnight + 86_400_000;
          at = schedule(at)
        )
          fired.push((at - midnight) / 60_000);
        const expected = hours.flatMap((one) => minutes.map((two) => one * 60 + two)).sort((a, b) => a - b);
        expect(fired).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
