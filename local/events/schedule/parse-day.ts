import { parseField } from "./parse-field.ts";

/** Whether a day, given as its midnight in UTC, is one that a schedule names. */
export type IsDay = (day: Date) => boolean;

const DAY = 86_400_000;
const OF_MONTH = { least: 1, most: 31 };
const OF_WEEK = { least: 1, most: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] };

const lastOfMonth = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

const weekdayOf = (day: Date): number => day.getUTCDay() + 1;

const isWeekend = (day: Date): boolean => day.getUTCDay() % 6 === 0;

/** The weekday nearest to a day of the same month. */
const nearestWeekday = (day: Date, wanted: number): number => {
  const date = Math.min(wanted, lastOfMonth(day));
  const near = [0, -1, 1, -2, 2]
    .map((by) => date + by)
    .filter((one) => one >= 1 && one <= lastOfMonth(day))
    .find((one) => !isWeekend(new Date(day.getTime() + (one - day.getUTCDate()) * DAY)));
  return near ?? date;
};

/** The days of the month that a cron field names, `L` being the last and `15W` the weekday nearest to the 15th. */
export const parseDayOfMonth = (text: string): IsDay | undefined => {
  if (text === "L") return (day) => day.getUTCDate() === lastOfMonth(day);
  if (text === "LW") return (day) => day.getUTCDate() === nearestWeekday(day, lastOfMonth(day));
  const near = /^(\d{1,2})W$/.exec(text)?.[1];
  if (near !== undefined) {
    const wanted = Number(near);
    return wanted >= 1 && wanted <= 31
      ? (day) => day.getUTCDate() === nearestWeekday(day, wanted)
      : undefined;
  }
  const dates = parseField(text, OF_MONTH);
  return dates && ((day) => dates.has(day.getUTCDate()));
};

const onlyWeekday = (text: string): number | undefined => {
  const days = parseField(text, OF_WEEK);
  return days?.size === 1 ? [...days][0] : undefined;
};

/** The weekdays that a cron field names (Sunday is 1), `6L` being the last Friday of the month and `6#2` the second. */
export const parseDayOfWeek = (text: string): IsDay | undefined => {
  if (text === "L") return (day) => weekdayOf(day) === 7;
  const [, name = "", last, which] = /^(\w+?)(?:(L)|#([1-5]))$/.exec(text) ?? [];
  const wanted = onlyWeekday(name);
  if (wanted !== undefined && last)
    return (day) => weekdayOf(day) === wanted && day.getUTCDate() > lastOfMonth(day) - 7;
  if (wanted !== undefined && which)
    return (day) => weekdayOf(day) === wanted && Math.ceil(day.getUTCDate() / 7) === Number(which);
  const days = parseField(text, OF_WEEK);
  return days && ((day) => days.has(weekdayOf(day)));
};
