/**
 * The same things in the same order, beginning elsewhere each time that a clock strikes every so many milliseconds: where
 * there is no time for all, none is left out for ever.
 */
export const takeTurns = <T>(all: readonly T[], now: string, every: number): readonly T[] => {
  const first = all.length === 0 ? 0 : Math.floor(Date.parse(now) / every) % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
};
