import { UsageError } from "./usage-error.ts";

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a duration such as 90d, 12h or 30m. */
export const readDuration = (text: string, option: string): number => {
  const [, amount, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (amount === undefined)
    throw new UsageError(`--${option} ${text}: expected a duration such as 90d, 12h or 30m`);
  return Number(amount) * UNITS[unit as keyof typeof UNITS];
};
