import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Rule } from "../../../../../local/events/rules/rule.ts";
import { createSchedules } from "../../../../../local/events/schedule/create-schedules.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const aRule = (name: string, schedule: string, isEnabled = true): Rule => ({
  name,
  bus: "default",
  arn: `arn:${name}`,
  schedule,
  isEnabled,
  targets: [],
  isDeclared: false,
});

describe("following schedules", () => {
  const start = Date.parse("2026-01-31T12:00:30Z");
  let fired: string[];
  let schedules: ReturnType<typeof createSchedules>;
  beforeEach(() => {
    jest.useFakeTimers({ now: start });
    fired = [];
    schedules = createSchedules({
      now: Date.now,
      fire: ({ name }) => fired.push(`${name} at ${(Date.now() - start) / MINUTE}`),
    });
  });
  afterEach(() => {
    schedules.stop();
    jest.useRealTimers();
  });

  it("fires each rule at its times, again and again", () => {
    schedules.follow([aRule("rate", "rate(2 minutes)"), aRule("cron", "cron(* * * * ? *)")]);
    jest.advanceTimersByTime(4 * MINUTE);
    expect(fired).toEqual([
      "cron at 0.5",
      "cron at 1.5",
      "rate at 2",
      "cron at 2.5",
      "cron at 3.5",
      "rate at 4",
    ]);
  });

  it("waits longer than one timer can", () => {
    schedules.follow([aRule("rate", "rate(60 days)")]);
    jest.advanceTimersByTime(60 * DAY - 1);
    expect(fired).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(fired).toEqual([`rate at ${(60 * DAY) / MINUTE}`]);
  });

  it("does not begin a rate anew when another rule changes", () => {
    const rate = aRule("rate", "rate(2 minutes)");
    schedules.follow([rate]);
    jest.advanceTimersByTime(MINUTE);
    schedules.follow([rate, aRule("other", "rate(1 day)")]);
    jest.advanceTimersByTime(MINUTE);
    expect(fired).toEqual(["rate at 2"]);
  });

  it("takes up a changed schedule", () => {
    schedules.follow([aRule("rate", "rate(2 minutes)")]);
    jest.advanceTimersByTime(MINUTE);
    schedules.follow([aRule("rate", "rate(3 minutes)")]);
    jest.advanceTimersByTime(3 * MINUTE);
    expect(fired).toEqual(["rate at 4"]);
  });

  it("lets go of rules that are disabled, gone, or never due", () => {
    schedules.follow([aRule("disabled", "rate(1 minute)", false), aRule("gone", "rate(1 minute)")]);
    schedules.follow([aRule("disabled", "rate(1 minute)", false), aRule("never", "cron(0 0 31 2 ? *)")]);
    jest.advanceTimersByTime(DAY);
    expect(fired).toEqual([]);
  });

  it("falls silent when stopped", () => {
    schedules.follow([aRule("rate", "rate(1 minute)")]);
    schedules.stop();
    jest.advanceTimersByTime(DAY);
    expect(fired).toEqual([]);
  });
});
