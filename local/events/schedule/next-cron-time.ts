import type { Cron } from "./parse-cron.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

const ascending = (values: ReadonlySet<number>): number[] => [...values].sort((a, b) => a - b);

/** The first moment after `after` that a cron expression names, if there is one; times are in milliseconds. */
export const nextCronTime = (cron: Cron, after: number): number | undefined => {
  const last = Date.UTC(Math.max(...cron.years) + 1, 0);
  const times = ascending(cron.hours).flatMap((hour) =>
    ascending(cron.minutes).map((minute) => hour * HOUR + minute * MINUTE),
  );
  for (let midnight = Math.floor(after / DAY) * DAY; midnight < last; midnight += DAY) {
    const day = new Date(midnight);
    if (!cron.years.has(day.getUTCFullYear()) || !cron.months.has(day.getUTCMonth() + 1)) continue;
    if (!cron.isDay(day)) continue;
    const time = times.find((one) => midnight + one > after);
    if (time !== undefined) return midnight + time;
  }
  return undefined;
};
