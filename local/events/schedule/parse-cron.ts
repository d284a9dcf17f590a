import { type IsDay, parseDayOfMonth, parseDayOfWeek } from "./parse-day.ts";
import { parseField } from "./parse-field.ts";

/** The moments that a cron expression names, in UTC. */
export type Cron = {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly isDay: IsDay;
};

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

const dayOf = (ofMonth: string, ofWeek: string): IsDay | undefined => {
  // EventBridge takes days by date or by weekday; the other field says so with a question mark.
  if (ofMonth === "?") return ofWeek === "?" ? undefined : parseDayOfWeek(ofWeek);
  return ofWeek === "?" ? parseDayOfMonth(ofMonth) : undefined;
};

/** Reads the six fields of an EventBridge cron expression; nothing for what is none. */
export const parseCron = (text: string): Cron | undefined => {
  const fields = text.trim().split(/\s+/);
  const [minute = "", hour = "", ofMonth = "", month = "", ofWeek = "", year = ""] = fields;
  const minutes = parseField(minute, { least: 0, most: 59 });
  const hours = parseField(hour, { least: 0, most: 23 });
  const months = parseField(month, { least: 1, most: 12, names: MONTHS });
  const years = parseField(year, { least: 1970, most: 2199 });
  const isDay = dayOf(ofMonth, ofWeek);
  return fields.length === 6 && minutes && hours && months && years && isDay
    ? { minutes, hours, months, years, isDay }
    : undefined;
};
