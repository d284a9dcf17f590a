import type { Rule } from "../rules/rule.ts";
import { parseSchedule } from "./parse-schedule.ts";

// A longer timeout would fire at once.
const LONGEST_TIMEOUT = 2 ** 31 - 1;

type Clock = { readonly now: () => number; readonly fire: (rule: Rule) => void };

/** Fires scheduled rules in time for as long as the process runs; what fell due while it did not is not made up for. */
export const createSchedules = ({ now, fire }: Clock) => {
  const running = new Map<string, { readonly schedule: string; timer: NodeJS.Timeout }>();

  const stop = (arn: string): void => {
    clearTimeout(running.get(arn)?.timer);
    running.delete(arn);
  };

  const wait = (rule: Rule, schedule: string, at: number | undefined): void => {
    if (at === undefined) return;
    const timer = setTimeout(
      () => {
        if (now() < at) return wait(rule, schedule, at);
        wait(rule, schedule, parseSchedule(schedule)(at));
        return fire(rule);
      },
      Math.min(Math.max(at - now(), 0), LONGEST_TIMEOUT),
    );
    running.set(rule.arn, { schedule, timer: timer.unref() });
  };

  return {
    /** Keeps to the schedules of these rules from now on; a schedule that did not change goes on undisturbed. */
    follow: (rules: readonly Rule[]): void => {
      const scheduled = new Map(
        rules.flatMap((rule) =>
          rule.isEnabled && rule.schedule !== undefined ? [[rule.arn, rule] as const] : [],
        ),
      );
      for (const [arn, { schedule }] of running) if (scheduled.get(arn)?.schedule !== schedule) stop(arn);
      for (const [arn, rule] of scheduled)
        if (rule.schedule !== undefined && !running.has(arn))
          wait(rule, rule.schedule, parseSchedule(rule.schedule)(now()));
    },
    stop: (): void => {
      for (const arn of running.keys()) stop(arn);
    },
  };
};
