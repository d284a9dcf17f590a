const UNITS = [
  [24 * 60 * 60, "d"],
  [60 * 60, "h"],
  [60, "min"],
  [1, "s"],
] as const;

/** How long ago a moment was, in its largest whole unit; both are ISO 8601. */
export const showAge = (since: string, now: string): string => {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 1000));
  const [size, unit] = UNITS.find(([length]) => seconds >= length) ?? [1, "s"];
  return `${Math.floor(seconds / size)} ${unit}`;
};
